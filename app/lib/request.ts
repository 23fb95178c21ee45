import { AsyncLocalStorage } from "node:async_hooks";
import type { Lang } from "@/lib/lang";
import { shared } from "@/lib/shared";

/** What the server knows of the request under way. */
export type Request = {
  /** A number to find it by in the log. */
  id: string;
  /** The language of the address. */
  lang: Lang;
  /** The address asked for, without the query. */
  path: string;
  /** The client's address: the socket's, or the one a trusted proxy named. */
  client: string;
  /** The status an action wants for the page that shows its answer: 422 for bad input, 409 for a conflict. */
  status?: number;
  /** Whether an action refused somebody who is not signed in: their session may have ended while they typed. */
  signedOut?: boolean;
  /** Whether an action refused what was sent from a page that has moved on: the form, and with it its answer, may be gone. */
  movedOn?: boolean;
};

const requests = shared("requests", () => new AsyncLocalStorage<Request>());

/** Runs the work of one request, so that `request()` knows it. */
export const within = <T>(context: Request, work: () => T): T => requests.run(context, work);

/** The request under way; outside the server (in tests of actions) a made-up one on loopback. */
export const request = (): Request => requests.getStore() ?? { id: "none", lang: "nl", path: "/", client: "127.0.0.1" };
