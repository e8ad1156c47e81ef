/** Rules that real themes have, and worse. */
export const HOSTILE_STYLE = `<style>
  * { all: unset }
  html { font-size: 62.5%; background: #000; color: #fff }
  div:empty, communique-chat:empty { display: none }
  h1, h2, p, header, section, article, button, textarea, mark { display: none !important; font-size: 40px !important; color: red !important }
  button { all: unset !important }
  .cover { position: fixed; inset: 0; z-index: 2147483646; background: rgb(255 0 0 / 10%) }
  .trap { width: 10px; height: 10px; overflow: hidden; transform: rotate(0deg) scale(0.5); opacity: 0.99; contain: strict }
</style>`;
