/**
 * The HTML of a mail. Outlook on Windows renders with Word: tables, inline styles and `bgcolor` are what it knows, and the
 * comments for mso give it a width and its pixels. Everything in the style sheet is for programs that know more: narrow
 * screens, and dark ones. No address is fetched: the logo comes with the mail.
 */
import { defaultBranding } from '@fleet/contracts/tenant.ts';
import type { Letterhead } from '../../domain/tenant/load-letterhead.ts';
import { mailColors } from './mail-colors.ts';
import type { Fact, MailContent, Section } from './mail-content.ts';
import type { MailReader } from './mail-reader.ts';
import { Markup, markup } from './markup.ts';

/** By which the page names the logo that comes with it (RFC 2392). */
export const logoContentId = 'logo@fleet';

const font = "font-family:'Segoe UI',-apple-system,BlinkMacSystemFont,Roboto,Helvetica,Arial,sans-serif";
const small = `${font};font-size:13px;line-height:18px`;
const normal = `${font};font-size:15px;line-height:22px`;

const dark = (prefix: string) =>
  [
    '.page{background-color:#1f1f1f!important}',
    '.card{background-color:#292929!important;border-color:#3d3d3d!important}',
    '.plain-header{background-color:#292929!important}',
    '.plain-header .brand,.text{color:#ffffff!important}',
    '.subtle{color:#c4c4c4!important}',
    '.line{border-color:#3d3d3d!important}',
  ]
    .map((rule) => rule.replaceAll(/(^|,)\./g, `$1${prefix}.`))
    .join('');

const style = new Markup(`<style>
body{margin:0;padding:0}
table{border-collapse:separate}
a{text-decoration:none}
@media only screen and (max-width:520px){.pad{padding-left:20px!important;padding-right:20px!important}
.fact{display:block!important;width:auto!important}.fact-name{padding-bottom:0!important}.fact-value{padding-top:2px!important;border-top:0!important}
.button,.button a{display:block!important;text-align:center!important}.button-table{width:100%!important}}
@media (prefers-color-scheme:dark){${dark('')}}
${dark('[data-ogsc] ')}
</style>
<!--[if mso]><noscript><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript>
<style>table{border-collapse:collapse}td,th,p,h1,h2,a{font-family:'Segoe UI',Arial,sans-serif!important;mso-line-height-rule:exactly}</style><![endif]-->`);

const outlookWidth = {
  begin: new Markup(
    '<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->',
  ),
  end: new Markup('<!--[if mso]></td></tr></table><![endif]-->'),
};

/** Keeps an inbox from showing the rest of the mail behind the preheader. */
const filler = new Markup('&#847;&zwnj;&nbsp;'.repeat(60));

export function mailPage(content: MailContent, reader: MailReader, letterhead: Letterhead): string {
  const { subject, title, paragraphs, facts, sections, action, because } = content;
  const { tenantName, branding } = letterhead;
  const colors = mailColors(branding, content.tone);
  const headerClass = branding.headerColor === defaultBranding.headerColor ? 'plain-header' : 'brand-header';
  const page = markup`<!doctype html>
<html lang="${reader.locale}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><meta name="x-apple-disable-message-reformatting">
<title>${subject}</title>
${style}</head>
<body class="page" bgcolor="#f5f5f5" style="margin:0;padding:0;background-color:#f5f5f5;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;opacity:0">${paragraphs.join(' ')}${filler}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f5f5f5" style="background-color:#f5f5f5"><tr><td align="center" style="padding:24px 12px">
${outlookWidth.begin}<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="width:100%;max-width:600px;background-color:#ffffff;border:1px solid #e0e0e0;border-radius:8px;overflow:hidden">
<tr><td class="pad ${headerClass}" align="left" bgcolor="${colors.header}" style="padding:16px 32px;background-color:${colors.header}">${brand(letterhead, colors.headerText)}</td></tr>
<tr><td height="4" bgcolor="${colors.line}" style="height:4px;font-size:0;line-height:0;background-color:${colors.line}">&nbsp;</td></tr>
<tr><td class="pad" align="left" style="padding:28px 32px 32px">
<h1 class="text" style="margin:0 0 8px;${font};font-size:22px;line-height:28px;font-weight:600;color:#242424">${title}</h1>
${paragraphs.map((text) => markup`<p class="text" style="margin:0 0 12px;${normal};color:#242424">${text}</p>`)}
${quoted(content)}${factTable(facts)}${sections.map(sectionOf)}
<table role="presentation" class="button-table" cellpadding="0" cellspacing="0" border="0" style="margin-top:24px"><tr><td class="button" bgcolor="${colors.button}" style="border-radius:6px;background-color:${colors.button};mso-padding-alt:12px 24px">
<a href="${action.address}" target="_blank" style="display:inline-block;padding:12px 24px;${normal};font-weight:600;color:${colors.buttonText};text-decoration:none;border-radius:6px">${action.label}</a></td></tr></table>
</td></tr></table>${outlookWidth.end}
${outlookWidth.begin}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px"><tr><td class="pad" align="left" style="padding:16px 32px 0">
<p class="subtle" style="margin:0;${small};color:#616161">${because}<br>${reader.words.sentBy(tenantName)}</p></td></tr></table>${outlookWidth.end}
</td></tr></table></body></html>`;
  return page.text;
}

function brand({ tenantName, logo }: Letterhead, color: string): Markup {
  const name = markup`<span class="brand" style="${font};font-size:16px;line-height:32px;font-weight:600;color:${color}">${tenantName}</span>`;
  if (!logo) return name;
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td style="padding-right:12px"><img src="cid:${logoContentId}" height="32" alt="" style="display:block;height:32px;width:auto;max-width:160px;border:0"></td><td>${name}</td></tr></table>`;
}

function quoted({ quote }: MailContent): Markup | false {
  if (!quote) return false;
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 12px"><tr><td class="line" style="padding:2px 0 2px 14px;border-left:3px solid #d1d1d1">
<p class="subtle" style="margin:0;${small};color:#616161">${quote.by}</p><p class="text" style="margin:0;${normal};color:#242424">${broken(quote.text)}</p></td></tr></table>`;
}

function factTable(facts: readonly Fact[]): Markup | false {
  if (facts.length === 0) return false;
  return markup`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;margin-top:8px">${facts.map(factRow)}</table>`;
}

function factRow({ name, value, note, was }: Fact): Markup {
  const line = 'border-top:1px solid #ebebeb';
  return markup`<tr><th scope="row" class="fact fact-name subtle line" align="left" valign="top" width="136" style="width:136px;padding:10px 12px 10px 0;${line};${normal};font-weight:400;color:#616161">${name}</th>
<td class="fact fact-value text line" align="left" valign="top" style="padding:10px 0;${line};${normal};color:#242424;word-break:break-word">${
    was !== undefined && markup`<s class="subtle" style="color:#616161">${was}</s><br>`
  }${broken(value)}${note !== undefined && markup`<br><span class="subtle" style="${small};color:#616161">${note}</span>`}</td></tr>`;
}

function sectionOf({ title, lines = [], facts = [] }: Section): Markup {
  return markup`<h2 class="text" style="margin:20px 0 4px;${normal};font-weight:600;color:#242424">${title}</h2>
${lines.map((line) => markup`<p class="text" style="margin:0;padding:2px 0;${normal};color:#242424">${line}</p>`)}${factTable(facts)}`;
}

/** Lines stay lines. */
function broken(text: string): Markup {
  const [first = '', ...rest] = text.split(/\r?\n/);
  return markup`${first}${rest.map((line) => markup`<br>${line}`)}`;
}
