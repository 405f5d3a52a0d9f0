import { dateTimeFormat } from '@fleet/contracts/date-time-format.ts';
import { Temporal } from 'temporal-polyfill';
import type { Search } from '../actions/payloads.ts';
import type { BotContext } from '../bot-context.ts';
import { type OfferedAnswer, questionCard } from '../cards/question-card.ts';
import { whenCard } from '../cards/when-card.ts';
import { describeHour } from '../describe-time.ts';
import { type DayPart, dayPartHours } from '../language/day-parts.ts';
import type { PeriodDraft, PeriodQuestion, PeriodReading } from '../language/intent.ts';
import { wallClock } from '../language/wall-times.ts';
import type { Reply } from '../reply.ts';
import type { Viewer } from '../viewer.ts';
import { answerAvailability } from './answer-availability.ts';

interface Wanted {
  wish: Search['wish'];
  saidPurpose?: string | undefined;
  period: PeriodReading;
}

/** What is free then; while something of the period is missing, the question for it, which is remembered. */
export async function answerPeriod(
  context: BotContext,
  { wish, saidPurpose, period }: Wanted,
  { isRepeated = false } = {},
): Promise<Reply> {
  const { memory, user, viewer } = context;
  if (period.kind === 'period') {
    await memory.forget();
    const [startDate, endDate] = [period.startDate.toISOString(), period.endDate.toISOString()];
    const search = { startDate, endDate, wish, saidPurpose };
    return answerAvailability(context, { search, assumptions: period.assumptions });
  }
  const { why, draft } = period;
  await memory.keep({ asked: { wish, saidPurpose, draft } });
  const missing = missingOf(why);
  if (!missing) return whenCard({ wish, saidPurpose, draft, why, viewer });
  const now = wallClock(user.now(), viewer.timeZone);
  const answers = offers[missing](draft, now, viewer);
  return questionCard({ why: missing, wish, saidPurpose, draft, answers, isRepeated, viewer });
}

/** What is missing is asked for by itself; what is wrong is shown as a whole. */
function missingOf(why: PeriodQuestion): 'no-date' | 'no-time' | 'no-end' | undefined {
  if (why === 'nothing-said') return 'no-date';
  return why === 'no-date' || why === 'no-time' || why === 'no-end' ? why : undefined;
}

type Wall = Temporal.PlainDateTime;
const offeredDays = 4;
const offeredParts = ['morning', 'afternoon', 'whole-day'] as const satisfies readonly DayPart[];
const offeredHours = [1, 2, 4];

const offers: Record<
  'no-date' | 'no-time' | 'no-end',
  (draft: PeriodDraft, now: Wall, viewer: Viewer) => OfferedAnswer[]
> = {
  'no-date': (draft, now, viewer) => {
    const latest = Temporal.PlainTime.from({ hour: dayPartHours['whole-day'].end - 1 });
    const isOver = Temporal.PlainTime.compare(now.toPlainTime(), draft.startTime ?? latest) >= 0;
    const first = now.toPlainDate().add({ days: isOver ? 1 : 0 });
    return Array.from({ length: offeredDays }, (_, days) => {
      const day = first.add({ days });
      return {
        title: nameDay(day, now.toPlainDate(), viewer),
        draft: { ...draft, startDay: day.toString(), endDay: endDayOf(draft, day) },
      };
    });
  },
  'no-time': (draft, now, viewer) => {
    if (!draft.startDay) return [];
    const day = Temporal.PlainDate.from(draft.startDay);
    return offeredParts.flatMap((part) => {
      const { start, end } = dayPartHours[part];
      if (Temporal.PlainDateTime.compare(day.toPlainDateTime({ hour: start }), now) < 0) return [];
      const hours = viewer.words.assumptions[part](describeHour(start, viewer), describeHour(end, viewer));
      const times = { startTime: timeOf(start), endTime: timeOf(end) };
      return [{ title: viewer.words.whenCard.parts[part], tooltip: hours, draft: { ...draft, ...times } }];
    });
  },
  'no-end': (draft, _now, viewer) => {
    if (!draft.startDay || !draft.startTime) return [];
    const start = Temporal.PlainDate.from(draft.startDay).toPlainDateTime(draft.startTime);
    const dayEnd = start.toPlainDate().toPlainDateTime({ hour: dayPartHours['whole-day'].end });
    const ends = [...offeredHours.map((hours) => start.add({ hours })), dayEnd].filter(
      (end, index, all) =>
        Temporal.PlainDateTime.compare(start, end) < 0 && all.findIndex((other) => other.equals(end)) === index,
    );
    return ends.map((end) => {
      const endTime = minuteOf(end);
      const until = viewer.words.whenCard.until(describeWallTime(end, viewer));
      return { title: until, draft: { ...draft, endDay: end.toPlainDate().toString(), endTime } };
    });
  },
};

function endDayOf({ startDay, endDay }: PeriodDraft, day: Temporal.PlainDate): string {
  const length = startDay && endDay ? Temporal.PlainDate.from(startDay).until(endDay) : { days: 0 };
  return day.add(length).toString();
}

function nameDay(day: Temporal.PlainDate, today: Temporal.PlainDate, { locale }: Viewer): string {
  const days = today.until(day).days;
  if (days < 2) {
    const name = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  }
  const format = dateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  return format.format(new Date(`${day.toString()}T00:00:00Z`));
}

function describeWallTime(wall: Wall, { locale }: Viewer): string {
  const format = dateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return format.format(new Date(`${wall.toString({ smallestUnit: 'minute' })}Z`)).replaceAll(/\s+/g, ' ');
}

const timeOf = (hour: number) => Temporal.PlainTime.from({ hour }).toString({ smallestUnit: 'minute' });
const minuteOf = (wall: Wall) => wall.toPlainTime().toString({ smallestUnit: 'minute' });
