import { mergeClasses } from '@fluentui/react-components';
import { Add16Regular, Warning16Filled } from '@fluentui/react-icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPeriod, type TimeStyle } from '../../ui/format.ts';
import { vehicleName } from './describe-claim.ts';
import type { Draft } from './draft.ts';
import { TimelineBar } from './timeline-bar.tsx';
import { cursorSpot } from './timeline-cursor.ts';
import type { TimelineRow as Row } from './timeline-rows.ts';
import { rowHeight, useTimelineStyles } from './timeline-styles.ts';
import { percentOf, type TimelineWindow } from './timeline-window.ts';

interface TimelineRowProps {
  row: Row;
  index: number;
  top: number;
  window: TimelineWindow;
  style: TimeStyle;
  /** Where the keyboard stands, if that is here. */
  cursorAt: number | undefined;
  /** The claim that is being moved or stretched, wherever to. */
  draftedKey: string | undefined;
  /** What is being chosen, if that is of this vehicle. */
  draft: Draft | undefined;
  /** Why that will not do, in words. */
  problem: string | undefined;
}

export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, index, top, window, style, cursorAt, draftedKey, draft, problem } = props;
  const { t } = useTranslation(['timeline', 'terms']);
  const styles = useTimelineStyles();
  const { vehicle, claims } = row;
  const spot = cursorAt === undefined ? undefined : cursorSpot(row, cursorAt, window);
  const name = `${vehicle.make} ${vehicle.model}`;
  const shown = claims.filter(({ start, end }) => start < window.end && end > window.start);
  const left = (instant: number) => percentOf(window, Math.min(Math.max(instant, window.start), window.end));
  const across = (start: number, end: number) => ({ left: `${left(start)}%`, width: `${left(end) - left(start)}%` });
  const timesOf = (start: number, end: number) =>
    formatPeriod(new Date(start).toISOString(), new Date(end).toISOString(), style);
  return (
    // Of a grid of divs, as a table cannot be virtualized and scrolled with its head in sight.
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: the focus is on what stands in the row
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <div role="rowheader" className={styles.vehicle} title={`${vehicleName(vehicle)}, ${vehicle.poolName}`}>
        <div className={mergeClasses(styles.line, styles.name)}>{name}</div>
        <div className={mergeClasses(styles.line, styles.quiet)}>
          {vehicle.licensePlate} · {vehicle.poolName}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <div role="gridcell" className={styles.lane} data-vehicle={vehicle.id}>
        {shown.map((claim) => (
          <TimelineBar
            key={claim.key}
            claim={claim}
            vehicle={vehicle}
            window={window}
            style={style}
            isCurrent={spot?.claim === claim}
            isDrafted={draftedKey === claim.key}
          />
        ))}
        {spot && !spot.claim && (
          <button
            type="button"
            data-cursor=""
            className={styles.slot}
            style={across(spot.start, spot.end)}
            aria-label={t('freeSlot', { vehicle: vehicleName(vehicle), when: timesOf(spot.start, spot.end) })}
          >
            <Add16Regular />
          </button>
        )}
        {draft && (
          <div
            aria-hidden
            className={mergeClasses(styles.draft, problem && styles.refused)}
            style={across(draft.start, draft.end)}
          >
            {problem && (
              <span className={styles.icon}>
                <Warning16Filled />
              </span>
            )}
            <span className={styles.line}>{problem ?? timesOf(draft.start, draft.end)}</span>
          </div>
        )}
      </div>
    </div>
  );
});
