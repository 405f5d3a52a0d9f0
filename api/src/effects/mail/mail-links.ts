/** Where the button of a mail leads. */
export interface MailLinks {
  reservation(reservationId: string): string;
  reservations: string;
  fleet: string;
}

/**
 * Into Teams where the app has an id there, with the browser for whoever has no Teams ("Deep link to a tab" in Microsoft's
 * documentation); else into the browser.
 * @param publicUrl where people reach Fleet
 * @param teamsAppId of the app package
 */
export function createMailLinks({
  publicUrl,
  teamsAppId,
}: {
  publicUrl: string;
  teamsAppId?: string | undefined;
}): MailLinks {
  const address = (tab: string, path: string) => {
    const webUrl = `${publicUrl}/tabs/${path}`;
    if (!teamsAppId) return webUrl;
    const url = new URL(`https://teams.microsoft.com/l/entity/${teamsAppId}/${tab}`);
    url.searchParams.set('webUrl', webUrl);
    url.searchParams.set('context', JSON.stringify({ subEntityId: path }));
    return url.href;
  };
  return {
    reservation: (reservationId) => address('reservations', `reservations/${reservationId}`),
    reservations: address('reservations', 'reservations'),
    fleet: address('fleet', 'fleet'),
  };
}
