import type { ItemBody } from '../exchange/event-document.ts';
import { html, type SafeHtml } from '../http/html.ts';

/** HTML somebody sent runs in a frame without scripts or this page's origin; its links open beside the page. */
export function renderBody({ contentType, content }: ItemBody, title: string): SafeHtml {
  if (contentType === 'text') return html`<pre class="body">${content}</pre>`;
  const source = `<!doctype html><base target="_blank"><style>body{font:15px/1.5 "Segoe UI",system-ui,sans-serif;margin:12px;color:#242424;background:#fff}</style>${content}`;
  return html`<iframe class="body" title="${title}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${source}"></iframe>`;
}
