import { mergeClasses } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { asUtc } from '../../ui/calendar-day.ts';
import type { TimeStyle } from '../../ui/format.ts';
import { useTimelineStyles } from './timeline-styles.ts';
import { percentOf, type TimelineWindow } from './timeline-window.ts';

interface TimelineHeadProps {
  window: TimelineWindow;
  /** The hours that are named. */
  lines: readonly { instant: number; hour: number }[];
  style: TimeStyle;
  today: string;
}

/** The days and hours above the rows. */
export function TimelineHead({ window, lines, style, today }: TimelineHeadProps) {
  const { t } = useTranslation('terms');
  const styles = useTimelineStyles();
  const { locale, timeZone } = style;
  const dayName = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const hourName = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric' });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the grid around it
    // biome-ignore lint/a11y/useFocusableInteractive: nothing to do there
    <div role="row" aria-rowindex={1} className={styles.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="columnheader" className={styles.corner}>
        {t('vehicle')}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="columnheader" className={styles.times}>
        {window.days.map(({ day, start, end }) => (
          <div
            key={day}
            className={mergeClasses(styles.day, day === today && styles.today)}
            style={{
              left: `${percentOf(window, start)}%`,
              width: `${percentOf(window, end) - percentOf(window, start)}%`,
            }}
          >
            <span className={styles.dayName}>{dayName.format(asUtc(day))}</span>
          </div>
        ))}
        <div aria-hidden>
          {lines.map(({ instant, hour }) => (
            <span
              key={instant}
              className={mergeClasses(styles.hour, hour === 0 && styles.firstHour)}
              style={{ left: `${percentOf(window, instant)}%` }}
            >
              {hourName.format(instant)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
