import type { Digest } from '../domain/digest/load-digest.ts';
import type { DigestReaders } from '../domain/digest/load-digest-readers.ts';
import type { MailMessage } from '../ports/mail/mail.ts';
import { mailPage } from './mail-page.ts';

/**
 * The week that is over, for each fleet manager.
 * @param publicUrl where people reach Fleet; for the link
 */
export function writeDigestMails(
  digest: Digest,
  { tenantName, managers }: DigestReaders,
  publicUrl: string,
): MailMessage[] {
  const { firstDay, lastDay, ahead } = digest;
  const headline = 'Your fleet last week';
  const week = `${firstDay} to ${lastDay}`;
  const facts = [
    ['Reservations', `${digest.reservations}, by ${counted(digest.drivers, 'driver')}`],
    ['Time lent', `${Math.round(digest.reservedMinutes / 60)} h`],
    ['Never lent', `${digest.idleVehicles} of ${counted(digest.activeVehicles, 'vehicle')}`],
    ['Not taken', some(digest.noShows)],
    ['Late returns', some(digest.lateReturns)],
    ['Damage', digest.damages.map((one) => `${one.vehicleName} (${one.licensePlate}): ${one.damage}`).join('; ')],
    ['Reserved this week', String(ahead.reservations)],
    ['Waiting for a decision', some(ahead.undecided)],
    ['Licences that end soon', some(ahead.expiringLicences)],
  ] as const;
  const link = `${publicUrl}/tabs/reservations`;
  const html = mailPage({ headline, explanation: `The week from ${week}.`, facts, link, tenantName });
  return managers.map(({ email, displayName }) => ({
    to: { address: email, name: displayName },
    subject: `${headline}: ${week}`,
    html,
  }));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What did not happen is not worth a line. */
function some(count: number): string | null {
  return count > 0 ? String(count) : null;
}
