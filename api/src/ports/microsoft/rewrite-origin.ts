/**
 * Sends a request that is meant for Microsoft to the stand-in for it. Everything before this last step stays as in
 * production: the real hosts, tokens, retries and links. The server refuses to start with an emulator in production.
 * @param emulatorUrl undefined in production: the address stays
 */
export function rewriteOrigin(address: string, emulatorUrl: string | undefined): string {
  if (!emulatorUrl) return address;
  const { pathname, search } = new URL(address);
  return new URL(pathname + search, emulatorUrl).href;
}
