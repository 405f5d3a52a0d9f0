/**
 * Where answers may be sent, with the bot's own token. These are the hosts of Teams in Microsoft's public cloud and in that of
 * US agencies (GCC): https://microsoft.github.io/teams-sdk/csharp/essentials/app-configuration/service-url-validation
 */
const teamsHosts = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
]);
const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** @param isLocal whether the product runs on one machine, whose stand-ins for Teams may be answered as well */
export function isServiceUrl(text: string, isLocal: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  if (username || password) return false;
  if (isLocal && loopbackHosts.has(hostname)) return protocol === 'http:' || protocol === 'https:';
  return protocol === 'https:' && port === '' && teamsHosts.has(hostname);
}
