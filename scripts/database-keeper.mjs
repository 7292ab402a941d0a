// Keeps the embedded PostgreSQL alive exactly as long as the program that wanted it.
//
// It holds a pipe to that program: when the pipe closes, because the program ended, crashed or was killed with -9, the
// server is shut down cleanly. It runs in a process group of its own, so that Ctrl-C reaches the application first.
import { spawn } from "node:child_process";
import { openSync } from "node:fs";

const { command, args, logFile, uid, gid } = JSON.parse(process.argv[2] ?? "{}");
const log = openSync(logFile, "a");
const server = spawn(command, args, {
  stdio: ["ignore", log, log],
  env: { ...process.env, LC_ALL: "C" },
  ...(uid === undefined ? {} : { uid, gid }),
});

function stop() {
  // SIGINT is PostgreSQL's "fast" shutdown: open transactions are rolled back, everything is written to disk.
  if (process.platform === "win32") spawn("taskkill", ["/pid", String(server.pid), "/t", "/f"]);
  else server.kill("SIGINT");
}

server.on("error", () => process.exit(1));
server.on("exit", (code) => process.exit(code ?? 1));
process.stdin.resume();
process.stdin.on("end", stop);
process.stdin.on("error", stop);
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("SIGHUP", () => undefined);
