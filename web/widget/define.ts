import { CommuniqueChat } from './CommuniqueChat.ts';

/** The script of other people's pages: defines the element, once however often it is loaded, and nothing else. */
if (customElements.get('communique-chat') === undefined) customElements.define('communique-chat', CommuniqueChat);
