import type { IncomingMessage, ServerResponse } from "node:http";
import type { NextApiRequest, NextApiResponse } from "next";
import { z } from "zod";

type Stop = (url: string) => boolean;

/** As much of a browser as redirects and cookies need: one jar per origin, every redirect followed until told to stop. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  /** A cookie of an origin. */
  cookie(url: string, name: string): string | undefined {
    return this.#jar(url).get(name);
  }

  /** next-auth's token against forged forms. */
  async csrfToken(url: string): Promise<string> {
    const response = await this.#fetch(url, { method: "GET" });
    return z.object({ csrfToken: z.string() }).parse(await response.json()).csrfToken;
  }

  /** Opens an address; answers the one at which it stops. */
  get(url: string, stop: Stop): Promise<string> {
    return this.#follow(url, { method: "GET" }, stop);
  }

  /** Submits a form; answers the address at which it stops. */
  post(url: string, fields: Record<string, string>, stop: Stop): Promise<string> {
    return this.#follow(url, { method: "POST", body: new URLSearchParams(fields) }, stop);
  }

  async #follow(first: string, init: RequestInit, stop: Stop): Promise<string> {
    let [url, how] = [first, init];
    for (let hop = 0; hop < 15; hop += 1) {
      const response = await this.#fetch(url, how);
      const location = response.headers.get("location");
      if (location === null)
        throw new Error(`${url} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
      url = new URL(location, url).href;
      how = { method: "GET" };
      if (stop(url)) return url;
    }
    throw new Error(`Too many redirects, the last to ${url}`);
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    const jar = this.#jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  #jar(url: string): Map<string, string> {
    const { origin } = new URL(url);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    return jar;
  }

  /** A plain request and its answer as next-auth takes them, without a running Next. */
  static async asNextCall(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<[NextApiRequest, NextApiResponse]> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
    const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
    const cookies = Object.fromEntries(
      (request.headers.cookie ?? "")
        .split("; ")
        .flatMap((pair) => [/^([^=]+)=(.*)$/.exec(pair)?.slice(1) ?? []].filter((parts) => parts.length === 2))
        .map(([name = "", value = ""]) => [name, decodeURIComponent(value)]),
    );
    const nextauth = url.pathname.replace("/api/auth/", "").split("/");
    const asked = Object.assign(request, {
      query: { ...Object.fromEntries(url.searchParams), nextauth },
      cookies,
      body,
      env: {},
    });
    const answered: NextApiResponse = Object.assign(response, {
      status: (code: number) => {
        response.statusCode = code;
        return answered;
      },
      send: (text: unknown) => void response.end(typeof text === "string" ? text : JSON.stringify(text)),
      json: (value: unknown) => void response.end(JSON.stringify(value)),
      redirect: () => answered,
      setDraftMode: () => answered,
      setPreviewData: () => answered,
      clearPreviewData: () => answered,
      revalidate: () => Promise.resolve(),
    });
    return [asked, answered];
  }
}
