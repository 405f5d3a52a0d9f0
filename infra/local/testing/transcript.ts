/**
 * Conversations as files: who says and presses what, and what the bot answers.
 *
 *     # What it shows
 *     clock 2026-11-23T07:00:00Z
 *     elena: book a van tomorrow 9 to 12     writes; `{blank}` and `{4000 x}` stand for what no file can hold
 *     bot: Free vehicles | 09:00–12:00       the answer says each of these
 *     never: Madrid                          and none of these
 *     fields: endTime = 12:00                what its inputs hold
 *     elena presses Choose                   a button of the answer, as it stands in the chat now
 *     elena presses Reserve with purpose = Visit ; costCenter = CC-2100
 *     elena presses the same again           delivered once more, as it was
 *     elena says the same again
 *     amira opens Approval needed            the newest message of hers that says so is what she presses next
 *     amira sees: Approval needed            at once or after a moment, in any message of theirs
 *     in the group                           from now on they write to a chat with others; each sees their own answers
 *     everybody sees: Requested              what stands there for all
 *     a minute passes                        the jobs by the clock run
 *     reservations: 11-24 09:00-12:00 approved M-FT 1204, … | none
 */
import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import type { AdaptiveCard } from '@fleet/bot/cards/adaptive-card.ts';
import { clockJobs, runJobs } from '../../../api/src/jobs/run-jobs.ts';
import { type BotStage, type Chat, openChat } from './bot-stage.ts';
import { type DemoPerson, demoPerson } from './demo-stage.ts';
import type { ShownMessage } from './fake-connector.ts';
import { buttonsOf, inputsOf, readCard } from './read-card.ts';
import { until } from './until.ts';

export interface TranscriptStage {
  stage: BotStage;
  /** Sets the clock of the product. */
  setClock: (instant: Date) => void;
  /** BCP 47, of everybody's client. */
  locale: string;
}

interface Line {
  number: number;
  text: string;
}

const people: readonly DemoPerson[] = ['employee', 'employee2', 'approver', 'manager', 'admin'];
const personNamed = new Map(people.map((one) => [demoPerson(one).displayName.split(' ')[0]?.toLowerCase(), one]));
const firstClock = '2026-11-23T07:00:00Z';

/** @throws {Error} with the line, what was expected and the whole card, when the conversation went another way */
export async function playTranscript(text: string, at: TranscriptStage): Promise<void> {
  const lines = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
  const player = createPlayer(at);
  at.setClock(new Date(firstClock));
  for (const line of lines) {
    const step = steps
      .map(([expression, play]) => [expression.exec(line.text), play] as const)
      .find(([match]) => match);
    if (!step?.[0]) throw new Error(`line ${line.number} is nothing a transcript can say: ${line.text}`);
    const [match, play] = step;
    await play(
      player,
      match.slice(1).map((part) => part ?? ''),
      line,
    ).catch((error: unknown) => {
      const shown = player.answer ? `\n--- the bot's last answer:\n${readCard(player.answer)}` : '';
      throw new Error(`line ${line.number}: ${line.text}\n${error instanceof Error ? error.message : error}${shown}`);
    });
  }
}

interface Player extends TranscriptStage {
  /** The newest answer, as whoever asked sees it. */
  answer: AdaptiveCard | undefined;
  /** What each person presses buttons of. */
  pressed: Map<string, ShownMessage>;
  /** What each has written and pressed last. */
  said: Map<string, object>;
  acts: Map<string, { verb: string; data: object; id: string }>;
  isInGroup: boolean;
  chatOf: (name: string) => Chat;
}

function createPlayer(at: TranscriptStage): Player {
  const player: Player = {
    ...at,
    answer: undefined,
    pressed: new Map(),
    said: new Map(),
    acts: new Map(),
    isInGroup: false,
    chatOf: (name) => {
      const person = personNamed.get(name);
      if (!person) throw new Error(`${name} is none of ${[...personNamed.keys()].join(', ')}`);
      const kind = player.isInGroup ? 'groupChat' : 'personal';
      return openChat(person, 'contoso', at.stage.connector, at.stage.post, kind, at.locale);
    },
  };
  return player;
}

type Play = (player: Player, parts: string[], line: Line) => Promise<void>;

const name = '([a-z]+)';
const steps: readonly (readonly [RegExp, Play])[] = [
  [/^clock (\S+)$/, async ({ setClock }, [instant = '']) => setClock(new Date(instant))],
  [
    /^in the group$/,
    async (player) => {
      player.isInGroup = true;
    },
  ],
  [/^a minute passes$/, passMinute],
  [/^bot: (.+)$/, async ({ answer }, [fragments = '']) => mustSay(answer, split(fragments))],
  [/^never: (.+)$/, async ({ answer }, [fragments = '']) => mustNotSay(answer, split(fragments))],
  [/^fields: (.+)$/, async ({ answer }, [fields = '']) => mustHold(answer, fieldsOf(fields))],
  [/^reservations: (.+)$/, async ({ stage }, [expected = '']) => mustBeReserved(stage, expected)],
  [new RegExp(`^${name} presses the same again$`), pressAgain],
  [new RegExp(`^${name} says the same again$`), sayAgain],
  [new RegExp(`^${name} presses (.+?)(?: with (.+))?$`), press],
  [new RegExp(`^${name} opens (.+)$`), open],
  [/^everybody sees: (.+)$/, everybodySees],
  [new RegExp(`^${name} sees: (.+)$`), sees],
  [new RegExp(`^${name}: (.*)$`), say],
];

const split = (fragments: string) => fragments.split(' | ').map((one) => one.trim());

function fieldsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(' ; ').map((field) => {
      const [key = '', ...value] = field.split(' = ');
      return [key.trim(), expand(value.join(' = ').trim())];
    }),
  );
}

/** `{blank}` and `{4000 x}` stand for what no file can hold. */
function expand(text: string): string {
  return text
    .replaceAll('{blank}', '')
    .replaceAll(/\{(\d+) (.+?)\}/g, (_, count: string, part: string) => part.repeat(Number(count)));
}

async function say(player: Player, [who = '', text = '']: string[]): Promise<void> {
  const chat = player.chatOf(who);
  const written = expand(text);
  const message = await chat.write(written);
  player.said.set(who, chat.activity({ id: message.answers, type: 'message', textFormat: 'plain', text: written }));
  player.answer = player.isInGroup ? await ownAnswer(chat, message) : message.card;
  player.pressed.set(who, message);
}

/** In a chat with others the client asks for its own view by itself. */
async function ownAnswer(chat: Chat, { id, card }: ShownMessage): Promise<AdaptiveCard> {
  const { verb, data } = card.refresh?.action ?? {};
  return verb ? chat.act(verb, data ?? {}, id) : card;
}

async function press(player: Player, [who = '', title = '', typed = '']: string[]): Promise<void> {
  const message = player.pressed.get(who);
  const card = player.isInGroup ? player.answer : message?.card;
  if (!message || !card) throw new Error(`${who} has no message to press anything on`);
  const button = buttonsOf(card).find((one) => one.title === title);
  if (!button)
    throw new Error(
      `there is no button ${title}, but ${buttonsOf(card)
        .map((one) => one.title)
        .join(', ')}`,
    );
  const inputs = button.associatedInputs === 'none' ? {} : { ...inputsOf(card), ...(typed && fieldsOf(typed)) };
  const act = { verb: button.verb, data: { ...button.data, ...inputs }, id: message.id };
  player.acts.set(who, act);
  player.answer = await player.chatOf(who).act(act.verb, act.data, act.id);
}

async function pressAgain(player: Player, [who = '']: string[]): Promise<void> {
  const act = player.acts.get(who);
  if (!act) throw new Error(`${who} has pressed nothing yet`);
  player.answer = await player.chatOf(who).act(act.verb, act.data, act.id);
}

async function sayAgain(player: Player, [who = '']: string[]): Promise<void> {
  const { status } = await player.stage.post(player.said.get(who) ?? {});
  if (status !== 200) throw new Error(`the bot answered ${status}`);
}

async function open(player: Player, [who = '', fragments = '']: string[]): Promise<void> {
  const message = await findMessage(player.chatOf(who), fragments);
  player.pressed.set(who, message);
  player.answer = message.card;
}

async function sees(player: Player, [who = '', fragments = '']: string[]): Promise<void> {
  await findMessage(player.chatOf(who), fragments);
}

async function everybodySees(player: Player, [fragments = '']: string[]): Promise<void> {
  await findMessage(player.chatOf('elena'), fragments);
}

function findMessage(chat: Chat, fragments: string): Promise<ShownMessage> {
  const wanted = split(fragments);
  return until(async () => chat.messages().findLast(({ card }) => wanted.every((one) => readCard(card).includes(one))));
}

async function passMinute({ stage }: Player): Promise<void> {
  const system: SystemContext = { ...(await stage.as('employee')), actor: { kind: 'system' } };
  const failed: object[] = [];
  await runJobs(clockJobs, [system], { info() {}, error: (facts) => void failed.push(facts) });
  if (failed.length > 0) throw new Error(`a job failed: ${JSON.stringify(failed)}`);
}

function mustSay(card: AdaptiveCard | undefined, fragments: readonly string[]): void {
  const missing = fragments.filter((one) => !card || !readCard(card).includes(one));
  if (missing.length > 0) throw new Error(`the answer does not say ${missing.join(' | ')}`);
}

function mustNotSay(card: AdaptiveCard | undefined, fragments: readonly string[]): void {
  const said = fragments.filter((one) => card && readCard(card).includes(one));
  if (said.length > 0) throw new Error(`the answer says ${said.join(' | ')}`);
}

function mustHold(card: AdaptiveCard | undefined, expected: Record<string, string>): void {
  const held = card ? inputsOf(card) : {};
  const wrong = Object.entries(expected).filter(([key, value]) => String(held[key] ?? '') !== value);
  if (wrong.length > 0) throw new Error(`the inputs hold ${JSON.stringify(held)}, not ${JSON.stringify(expected)}`);
}

async function mustBeReserved(stage: BotStage, expected: string): Promise<void> {
  const rows = await stage.look<{ line: string }>(
    `select to_char(start_date at time zone 'Europe/Berlin', 'MM-DD HH24:MI') || '-' ||
       to_char(end_date at time zone 'Europe/Berlin', case when (end_date at time zone 'Europe/Berlin')::date
         = (start_date at time zone 'Europe/Berlin')::date then 'HH24:MI' else 'MM-DD HH24:MI' end)
       || ' ' || r.status || ' ' || v.make || ' ' || v.model as line
     from reservations r join vehicles v on v.id = r.vehicle_id
     where r.status in ('pending', 'approved', 'active', 'completed') and r.purpose <> 'of another transcript'
     order by r.start_date, v.model`,
  );
  const found = rows.map(({ line }) => line).join(', ') || 'none';
  if (found !== expected) throw new Error(`reserved is: ${found}`);
}
