import type { RequestHandler } from 'restify';

/** Where Microsoft 365 shows tabs; from the documentation "Tab requirements" for Teams, Outlook and the Microsoft 365 app. */
const microsoftHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

/** For everything that is no page. */
const nothing = "default-src 'none'; frame-ancestors 'none'";

/** For the start page: text, one style sheet of its own, and links. */
export const plainPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For a mail that is looked at in a browser: it brings its logo along, and fetches nothing. */
export const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** For the pages about the API: Swagger UI carries its icons as data and writes a few styles into the page. */
export const apiDocsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

interface TabOrigins {
  emulatorUrl?: string | undefined;
  mapStyleUrl?: string | undefined;
}

/**
 * For the tabs. Fluent writes its styles into the page; teams-js fetches from res.cdn.office.net.
 * @param origins.emulatorUrl origin of the stand-in for Entra, which the page signs in at on one machine
 * @param origins.mapStyleUrl style of the base map, whose tiles and pictures come from the same origin
 */
export function tabPolicy({ emulatorUrl, mapStyleUrl }: TabOrigins): string {
  const map = mapStyleUrl ? [new URL(mapStyleUrl).origin] : [];
  const emulator = emulatorUrl ? [emulatorUrl] : [];
  const connect = ["'self'", 'https://login.microsoftonline.com', 'https://res.cdn.office.net', ...emulator, ...map];
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src ${["'self'", 'data:', 'blob:', ...map].join(' ')}`,
    "font-src 'self' data: https://res.cdn.office.net",
    `connect-src ${connect.join(' ')}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors 'self' ${microsoftHosts.join(' ')}`,
  ].join('; ');
}

/** @param publicUrl where people reach the server; over https, browsers are told to stay there */
export function securityHeaders(publicUrl: string): RequestHandler {
  const headers = {
    'content-security-policy': nothing,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=()',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
  return (_request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  };
}
