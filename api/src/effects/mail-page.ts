import { escapeHtml } from './escape-html.ts';

interface MailPage {
  headline: string;
  explanation: string;
  /** Name and value; one without a value is left out. */
  facts: readonly (readonly [string, string | null])[];
  link: string;
  tenantName: string;
}

// A table and inline styles: Outlook on Windows renders mail with Word, which knows little else.
export function mailPage({ headline, explanation, facts, link, tenantName }: MailPage): string {
  const rows = facts
    .filter((fact): fact is [string, string] => Boolean(fact[1]))
    .map(
      ([name, value]) =>
        `<tr><td style="padding:4px 16px 4px 0;color:#616161;vertical-align:top;white-space:nowrap">${name}</td>` +
        `<td style="padding:4px 0">${escapeHtml(value)}</td></tr>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en"><body style="margin:0;padding:24px 12px;background:#f5f5f5;font-family:'Segoe UI',Arial,sans-serif;font-size:14px;line-height:20px;color:#242424">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px;background:#ffffff;border:1px solid #e0e0e0;border-radius:8px"><tr><td style="padding:24px">
<h1 style="margin:0 0 8px;font-size:20px;line-height:28px">${headline}</h1>
<p style="margin:0 0 16px">${escapeHtml(explanation)}</p>
<table role="presentation" cellpadding="0" cellspacing="0" style="font-size:14px;line-height:20px">${rows}</table>
<p style="margin:20px 0 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:8px 16px;background:#5b5fc7;color:#ffffff;text-decoration:none;border-radius:4px">Open in Fleet</a></p>
</td></tr></table>
<p style="margin:12px 0 0;color:#616161;font-size:12px">Sent by the fleet of ${escapeHtml(tenantName)}</p>
</td></tr></table></body></html>`;
}
