/** The mails as a person would read them, in a browser. Served on one machine alone. */
import { type Language, languages } from '@fleet/contracts/language.ts';
import { toMessage } from '../letter.ts';
import { createMailLinks } from '../mail-links.ts';
import { logoContentId } from '../mail-page.ts';
import { toMailReader } from '../mail-reader.ts';
import { Markup, markup } from '../markup.ts';
import { sampleMail, sampleMailNames } from './sample-mails.ts';
import { sampleLetterhead, sampleReader } from './sample-reservation.ts';

export interface MailPreviews {
  /** A page with a link to every mail. */
  index: string;
  /** @returns undefined when there is no such mail */
  page(name: string, language: string, theme: string): string | undefined;
  text(name: string, language: string): string | undefined;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' };
const about = { eventId: '0198f000-0000-7000-8000-000000000061', entityId: '0198f000-0000-7000-8000-000000000001' };

/** What the style sheet of a mail asks of the program that shows it. */
const darkQuery = '@media (prefers-color-scheme:dark)';
const themes: Readonly<Record<string, string>> = { light: '@media not all', dark: '@media all' };

/** @param publicUrl where the buttons lead */
export function createMailPreviews(publicUrl: string): MailPreviews {
  const links = createMailLinks({ publicUrl });
  return {
    index: indexPage(),
    page(name, language, theme) {
      const message = messageOf(name, language);
      const query = themes[theme];
      if (!message || !query) return undefined;
      const [picture] = message.pictures;
      const logo = picture && `data:${picture.contentType};base64,${picture.content.toString('base64')}`;
      return message.html.replace(darkQuery, query).replaceAll(`cid:${logoContentId}`, logo ?? '');
    },
    text: (name, language) => messageOf(name, language)?.text,
  };

  function messageOf(name: string, language: string) {
    const locale = locales[language as Language];
    if (!locale) return undefined;
    const reader = toMailReader(sampleReader(locale));
    const content = sampleMail(name, links, reader);
    return content && toMessage({ reader, content }, sampleLetterhead(), about);
  }
}

function indexPage(): string {
  const style = new Markup(`<style>:root{color-scheme:light dark}
body{margin:0;padding:32px 16px;font:15px/1.5 'Segoe UI',system-ui,sans-serif;background:light-dark(#f5f5f5,#1f1f1f);color:light-dark(#242424,#fff)}
main{max-width:860px;margin:0 auto}h1{font-size:28px;margin:0 0 16px}div{overflow-x:auto}
table{width:100%;border-collapse:collapse;background:light-dark(#fff,#292929);border-radius:8px}
th,td{text-align:left;padding:10px 16px;border-top:1px solid light-dark(#ebebeb,#3d3d3d);white-space:nowrap}thead th{border-top:0}
a{color:light-dark(#4f52b2,#9ea2ff)}</style>`);
  const cell = (name: string, language: string) => {
    const link = (kind: string) => markup`<a href="mail-previews/${name}/${language}/${kind}">${kind}</a>`;
    return markup`<td>${link('light')} · ${link('dark')} · ${link('text')}</td>`;
  };
  const rows = sampleMailNames.map(
    (name) => markup`<tr><th scope="row">${name}</th>${languages.map((language) => cell(name, language))}</tr>`,
  );
  return markup`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Mails</title>${style}</head><body><main><h1>Mails</h1><div><table><thead><tr><th>Mail</th>${languages.map((language) => markup`<th>${language}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div></main></body></html>`.text;
}
