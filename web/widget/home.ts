/** Only while the script runs for the first time does the page say which one it is. */
const script = document.currentScript;

/** Address of the script; of the page, when it was bundled into one of that page's own. */
const address = script instanceof HTMLScriptElement && script.src !== '' ? script.src : window.location.href;

/** Where the script came from, without a slash at the end: the server that questions go to unless told otherwise. */
export const HOME = new URL('.', address).href.replace(/\/$/u, '');
