/** What people do in Outlook while a simulation lasts, on the page that stands in for it, which Graph's faults do not reach. */
import type { Random } from '../seed/random.ts';
import type { CalendarStage } from './calendar-stage.ts';
import { demoVehicleId } from './demo-stage.ts';

export interface SimulatedOutlook {
  /** Books a vehicle directly; moves, stretches, answers, cancels or deletes an event, an occurrence, or a whole series. */
  edit(): Promise<boolean>;
  /** When. */
  acted: Date[];
}

interface Shown {
  id: string;
  mailbox: string;
  subject: string;
  isOrganizer: boolean;
  isCancelled: boolean;
  start: string;
  end: string;
  series: { id: string; start: string; end: string } | null;
}

const minute = 60_000;
const day = 24 * 60 * minute;

export function simulateOutlook(stage: CalendarStage, random: Random, plates: readonly string[]): SimulatedOutlook {
  const { url } = stage.microsoft;
  const acted: Date[] = [];

  async function book(): Promise<boolean> {
    const [vehicle] = await stage.look<{ address: string }>(
      'select mailbox_address as address from vehicles where id = $1',
      [demoVehicleId(random.pick(plates))],
    );
    const from = stage.time.now().getTime() + day + random.between(0, 14 * 24) * 60 * minute;
    const mailbox = `${random.pick(['employee', 'employee2'])}@contoso.example`;
    return post(`/mailboxes/${mailbox}/book`, {
      vehicle: vehicle?.address ?? '',
      subject: 'Taken in Outlook',
      start: wall(from),
      end: wall(from + 2 * 60 * minute),
    });
  }

  /** In an order that does not depend on ids. */
  async function eventsOf(mailbox: string): Promise<Shown[]> {
    const response = await fetch(`${url}/_control/mailboxes/${mailbox}/events`);
    const now = stage.time.now().toISOString();
    const order = ({ start, end, subject }: Shown) => `${start} ${end} ${subject}`;
    return ((await response.json()) as Shown[])
      .filter(({ start, isCancelled }) => start > now && !isCancelled)
      .toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  }

  async function post(path: string, form: Record<string, string>): Promise<boolean> {
    const body = new URLSearchParams(form);
    acted.push(stage.time.now());
    const response = await fetch(`${url}${path}`, { method: 'POST', redirect: 'manual', body });
    await response.body?.cancel();
    return response.status < 400;
  }

  return {
    acted,
    async edit() {
      const kind = random.next();
      if (kind < 0.15) return book();
      const mailbox = random.pick(['fleet', 'fleet', 'employee', 'employee2', 'manager']);
      const own = await eventsOf(`${mailbox}@contoso.example`);
      const events = own.length > 0 ? own : await eventsOf('fleet@contoso.example');
      const shown = events[Math.floor(random.next() * events.length)];
      if (!shown) return false;
      const one = shown.series && random.next() < 0.3 ? { ...shown, ...shown.series } : shown;
      const act = (action: string, form: Record<string, string> = {}) =>
        post(`/mailboxes/${one.mailbox}/events/${encodeURIComponent(one.id)}/${action}`, form);
      if (kind < 0.65) {
        const stretch = random.between(0, 2) * 30 * minute;
        // Outlook mails also a change that changes nothing.
        const shift = random.between(stretch > 0 ? 0 : 1, 4) * random.pick([-1, 1]) * 60 * minute;
        const times = { start: wall(Date.parse(one.start) + shift), end: wall(Date.parse(one.end) + shift + stretch) };
        return act('move', times);
      }
      if (!one.isOrganizer) return act('respond', { answer: random.next() < 0.5 ? 'declined' : 'accepted' });
      return act(random.next() < 0.5 ? 'delete' : 'cancel');
    },
  };
}

/** In Munich, as the page's forms write it. */
function wall(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T').slice(0, 16);
}
