/**
 * Runs in the browser before the application: what writes style elements of its own (the lock on scrolling behind a
 * dialog) asks for the nonce of the page under this name (npm: get-nonce) and would be refused without it.
 */
const carrier = document.querySelector<HTMLScriptElement>("script[nonce]");
Reflect.set(globalThis, "__webpack_nonce__", carrier?.nonce);
