import { type Json, stringsOf } from './json-strings.ts';

/** Who publishes the app may have pages anywhere; they open in a browser. */
const opensInTheBrowser = /^(?:\$schema|developer\.)/;
const linkDomain = /^composeExtensions\[0\]\.messageHandlers\[\d+\]\.value\.domains\[\d+\]$/;

/**
 * Teams shows nothing, unfolds no link and gives no token for a domain that `validDomains` does not name.
 * @returns what is wrong, as sentences
 */
export function findAddressFaults(manifest: Json, validDomains: readonly string[]): string[] {
  return [...stringsOf(manifest)].flatMap(([place, text]) => {
    if (opensInTheBrowser.test(place)) return [];
    const host = hostOf(place, text);
    if (host === undefined) return [];
    if (text.startsWith('http:')) return [`manifest.json: ${place} must begin with https://`];
    const isValid = validDomains.some((domain) => matches(domain, host));
    return isValid ? [] : [`manifest.json: ${place} leads to ${host}, which validDomains does not name`];
  });
}

function hostOf(place: string, text: string): string | undefined {
  if (linkDomain.test(place)) return text;
  return /^(?:https?|api):\/\/([^/?#]+)/.exec(text)?.[1];
}

/** `*.contoso.com` stands for one more label, not for any number. */
function matches(domain: string, host: string): boolean {
  if (!domain.startsWith('*.')) return domain === host;
  return host.endsWith(domain.slice(1)) && !host.slice(0, -domain.length + 1).includes('.');
}
