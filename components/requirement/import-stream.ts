import type { Action, ActionAnswer } from "@/lib/features/act/view";
import { type ImportSignal, ImportSignal as Signal } from "@/lib/features/requirement/schema-sheet";

/** How far an import is: how much of the sheet has left, then what the server does with it. */
export type ImportProgress =
  | { readonly step: "SENDING"; readonly done: number; readonly total: number }
  | Omit<Extract<ImportSignal, { kind: "progress" }>, "kind">;

/** The action of an import: sends the sheet, hears how far it is line by line, and answers like any act. */
export function streamedImport(project: string, onProgress: (progress: ImportProgress) => void): Action {
  return (call) =>
    new Promise<ActionAnswer>((resolve, reject) => {
      const request = new XMLHttpRequest();
      let read = 0;
      let answer: ActionAnswer | null = null;
      const hear = (): void => {
        const end = request.responseText.lastIndexOf("\n") + 1;
        for (const text of request.responseText.slice(read, end).split("\n")) {
          const signal = signalOf(text);
          if (signal?.kind === "progress") onProgress(signal);
          if (signal?.kind === "answer") answer = signal.answer;
        }
        read = end;
      };
      request.open("POST", `/projects/${project}/requirements/import/run`);
      request.setRequestHeader("Content-Type", "application/json");
      request.upload.onprogress = ({ loaded, total }) => onProgress({ step: "SENDING", done: loaded, total });
      request.onprogress = hear;
      request.onerror = () => reject(new Error("The connection was lost"));
      request.onload = () => {
        hear();
        if (answer === null) reject(new Error("The import answered nothing"));
        else resolve(answer);
      };
      request.send(JSON.stringify(call));
    });
}

function signalOf(text: string): ImportSignal | null {
  if (text === "") return null;
  try {
    return Signal.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
