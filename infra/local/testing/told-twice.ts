/**
 * Nobody is mailed twice about the same fact. A fact is what happened to a reservation (the kind) at one of its versions. A mail
 * of Fleet's own names the event it tells of, which has both. A mail that Outlook sends for an event says them only in words: two
 * of one kind that say the same are of one fact, unless somebody decided about the reservation in between, in Fleet or in Outlook.
 */
import { mailTagId } from '../../../api/src/ports/mail/graph-mail.ts';
import type { MailRecord } from '../exchange/mail-store.ts';
import type { CalendarStage } from './calendar-stage.ts';

const people = ['employee', 'employee2', 'approver', 'manager'];
const fleet = 'fleet@contoso.example';

/** @param actedInOutlook when people did something there, of which Outlook mails by itself */
export async function findToldTwice(stage: CalendarStage, actedInOutlook: readonly Date[]): Promise<string[]> {
  return [
    ...(await refusalsTwice(stage)),
    ...(await lettersTwice(stage)),
    ...(await noticesTwice(stage, new Set(actedInOutlook.map((at) => at.toISOString())))),
  ];
}

async function refusalsTwice(stage: CalendarStage): Promise<string[]> {
  const rows = await stage.look<{ key: string }>(
    `select concat_ws(' ', entity_id, payload -> 'wish', payload ->> 'against') as key
     from outbox_events where type = 'calendar.refused' and tenant_id = $1`,
    [stage.system.tenantId],
  );
  return repeated(rows.map(({ key }) => key));
}

/** What Fleet wrote itself. */
async function lettersTwice(stage: CalendarStage): Promise<string[]> {
  const facts = await stage.look<{ id: string; fact: string }>(
    `select id, concat_ws(' ', type, entity_id, payload ->> 'version') as fact from outbox_events where tenant_id = $1`,
    [stage.system.tenantId],
  );
  const factOf = new Map(facts.map(({ id, fact }) => [id, fact]));
  const sent = (await readMails(stage, fleet, 'sentitems')).map(({ document }) => {
    const tag = document.extendedProperties?.find(({ id }) => id === mailTagId)?.value ?? '';
    return `${document.toRecipients[0]?.address}: ${factOf.get(tag.split('.')[0] ?? '') ?? tag}`;
  });
  return repeated(sent);
}

/** What Outlook wrote for the events that Fleet makes and changes. */
async function noticesTwice(stage: CalendarStage, actedInOutlook: ReadonlySet<string>): Promise<string[]> {
  const decided = await decisionsBySubject(stage);
  const found: string[] = [];
  for (const person of people) {
    // What a vehicle answers to somebody who booked it is none of our business.
    const mails = (await readMails(stage, `${person}@contoso.example`, 'inbox'))
      .filter(({ kind, eventId, receivedAt }) => eventId && kind !== 'response' && !actedInOutlook.has(receivedAt))
      .reverse();
    for (const same of Map.groupBy(mails, (mail) => `${mail.kind} ${textOf(mail)}`).values()) {
      for (const [index, mail] of same.entries()) {
        const before = same[index - 1];
        if (!before) continue;
        const at = decided(mail).filter((one) => one > before.receivedAt && one <= mail.receivedAt);
        if (at.length === 0)
          found.push(`${person} ${mail.kind} at ${before.receivedAt} and ${mail.receivedAt}: ${textOf(mail)}`);
      }
    }
    found.push(...(await inARow(stage, person)));
  }
  return found;
}

/** Who was not taken off in between is not invited again, and what is cancelled is not cancelled again, whatever was decided. */
async function inARow(stage: CalendarStage, person: string): Promise<string[]> {
  const mails = (await readMails(stage, `${person}@contoso.example`, 'inbox')).filter(
    ({ kind }) => kind !== 'response',
  );
  const found: string[] = [];
  for (const [series, ofOne] of Map.groupBy(mails.reverse(), ({ eventId }) => seriesOf(eventId))) {
    const last = new Map<string | undefined, MailRecord>();
    for (const mail of series ? ofOne : []) {
      const before = last.get(mail.eventId);
      if (before?.kind === mail.kind && (mail.kind !== 'update' || textOf(before) === textOf(mail)))
        found.push(`${person} ${mail.kind} in a row: ${textOf(mail)}`);
      // What is said of a whole series is said of its members, of which Outlook forgets what was different.
      if (mail.eventId === series) last.clear();
      last.set(mail.eventId, mail);
    }
  }
  return found;
}

/** By the reservation that a mail leads to, when something was decided about it; of one in a series, about any of that. */
async function decisionsBySubject(stage: CalendarStage): Promise<(mail: MailRecord) => string[]> {
  const rows = await stage.look<{ id: string; series: string | null; continues: string | null }>(
    `select r.id, r.series_id as series, s.continues_series_id as continues
     from reservations r left join reservation_series s on s.id = r.series_id where r.tenant_id = $1`,
    [stage.system.tenantId],
  );
  const continues = new Map(rows.map(({ series, continues: former }) => [series, former]));
  const firstOf = (series: string): string => {
    const former = continues.get(series);
    return former ? firstOf(former) : series;
  };
  const subjectOf = new Map(rows.map(({ id, series }) => [id, series ? firstOf(series) : id]));
  const heard = Map.groupBy(stage.heard(), ({ entityId }) => subjectOf.get(entityId));
  return (mail) => {
    const link = /\/reservations\/([0-9a-f-]{36})/.exec(mail.document.body.content)?.[1] ?? '';
    return (heard.get(subjectOf.get(link)) ?? []).map(({ at }) => at.toISOString());
  };
}

async function readMails(stage: CalendarStage, mailbox: string, folder: MailRecord['folder']): Promise<MailRecord[]> {
  const path = `/_control/mailboxes/${mailbox}/mail?limit=1000000&folder=${folder}`;
  return (await (await fetch(`${stage.microsoft.url}${path}`)).json()) as MailRecord[];
}

function textOf({ document }: MailRecord): string {
  return `${document.subject} ${document.body.content}`;
}

/** Of a member of a series, whose id follows from the series'. */
function seriesOf(eventId: string | undefined): string | undefined {
  return eventId?.replace(/OC\d{8}=$/, '=');
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
