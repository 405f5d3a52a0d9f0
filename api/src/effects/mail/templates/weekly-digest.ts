import type { Digest } from '../../../domain/digest/load-digest.ts';
import type { Fact, MailContent, Section } from '../mail-content.ts';
import type { MailLinks } from '../mail-links.ts';
import { describeDay, type MailReader } from '../mail-reader.ts';

const mostDamages = 5;

/** The week that is over and the one that begins, for those who manage the fleet. */
export function weeklyDigestMail(digest: Digest, links: MailLinks, reader: MailReader): MailContent {
  const { digest: words, because } = reader.words;
  const day = (date: string) => describeDay(new Date(`${date}T00:00:00Z`), { ...reader, timeZone: 'UTC' });
  const span = words.span(day(digest.firstDay), day(digest.lastDay));
  return {
    subject: `${words.subject}: ${span}`,
    title: words.title,
    tone: 'neutral',
    paragraphs: [span, ...(digest.reservations === 0 ? [words.quiet] : [])],
    facts: lastWeek(digest, reader),
    sections: sectionsOf(digest, reader),
    action: { label: words.open, address: links.fleet },
    because: because.manager,
  };
}

function lastWeek(digest: Digest, reader: MailReader): Fact[] {
  const { digest: words } = reader.words;
  const { costCents, currency } = digest;
  const money = new Intl.NumberFormat(reader.locale, { style: 'currency', currency });
  return withValues([
    [words.reservations, words.reservationsBy(digest.reservations, digest.drivers)],
    [words.lent, hours(digest.reservedMinutes, reader)],
    [words.cost, costCents > 0 ? money.format(costCents / 100) : null],
    [words.idle, words.of(digest.idleVehicles, digest.activeVehicles)],
    [words.noShows, count(digest.noShows, reader)],
    [words.lateReturns, count(digest.lateReturns, reader)],
    [words.cancelled, count(digest.cancelled, reader)],
  ]);
}

function sectionsOf(digest: Digest, reader: MailReader): Section[] {
  const { digest: words } = reader.words;
  const { ahead, busiest, damages } = digest;
  const week = withValues([
    [words.reservations, String(ahead.reservations)],
    [words.undecided, count(ahead.undecided, reader)],
    [words.waiting, count(ahead.waiting, reader)],
    [words.inMaintenance, count(ahead.inMaintenance, reader)],
    [words.expiringLicences, count(ahead.expiringLicences, reader)],
  ]);
  const name = (one: { vehicleName: string; licensePlate: string }) => `${one.vehicleName} (${one.licensePlate})`;
  const lists = [
    { title: words.busiest, lines: busiest.map((one) => `${name(one)}: ${hours(one.minutes, reader)}`) },
    {
      title: words.damages(damages.length),
      lines: damages.slice(0, mostDamages).map((one) => `${name(one)}: ${one.damage}`),
    },
  ];
  return [...lists.filter(({ lines }) => lines.length > 0), { title: words.ahead, facts: week }];
}

function withValues(rows: readonly (readonly [string, string | null])[]): Fact[] {
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

/** What did not happen is not worth a line. */
function count(number: number, { locale }: MailReader): string | null {
  return number > 0 ? new Intl.NumberFormat(locale).format(number) : null;
}

function hours(minutes: number, { locale }: MailReader): string {
  const format = { style: 'unit', unit: 'hour', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, format).format(minutes / 60);
}
