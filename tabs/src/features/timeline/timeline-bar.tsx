import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { mergeClasses } from '@fluentui/react-components';
import type { TimeStyle } from '../../ui/format.ts';
import { claimIcons, claimLook } from './claim-look.tsx';
import { claimTitle, describeClaim } from './describe-claim.ts';
import type { Claim } from './timeline-rows.ts';
import { useTimelineStyles } from './timeline-styles.ts';
import { percentOf, type TimelineWindow } from './timeline-window.ts';

interface TimelineBarProps {
  claim: Claim;
  vehicle: Vehicle;
  window: TimelineWindow;
  style: TimeStyle;
  isCurrent: boolean;
  /** Its change is being chosen or saved. */
  isDrafted: boolean;
}

/** A claim where it lies in time; what is done with it is up to the grid around it. */
export function TimelineBar({ claim, vehicle, window, style, isCurrent, isDrafted }: TimelineBarProps) {
  const styles = useTimelineStyles();
  const look = claimLook(claim);
  const start = Math.max(claim.start, window.start);
  const end = Math.min(claim.end, window.end);
  const text = describeClaim(claim, vehicle, style);
  const details = claim.kind === 'reservation' ? claim.reservation.details : null;
  const isBlock = look === 'blackout' || look === 'maintenance' || look === 'outlook';
  const extent = {
    left: `${percentOf(window, start)}%`,
    width: `${percentOf(window, end) - percentOf(window, start)}%`,
  };
  const hasBuffer = Number.isFinite(claim.bufferedEnd) && claim.bufferedEnd > claim.end;
  const bufferEnd = Math.min(claim.bufferedEnd, window.end);
  return (
    <>
      <button
        type="button"
        tabIndex={isCurrent ? 0 : -1}
        className={mergeClasses(
          styles.bar,
          styles[look],
          isBlock && styles.block,
          details ? styles.opens : undefined,
          details?.mayUpdate && styles.moves,
          isDrafted && styles.beingMoved,
        )}
        style={extent}
        aria-label={text}
        title={text}
        data-claim={claim.key}
        {...(isCurrent && { 'data-cursor': '' })}
      >
        <span className={mergeClasses(styles.icon, isBlock && styles.onPattern)}>{claimIcons[look]}</span>
        <span className={mergeClasses(styles.line, isBlock && styles.onPattern)}>{claimTitle(claim)}</span>
        {details?.mayUpdate && (
          <>
            {look !== 'active' && <span className={mergeClasses(styles.edge, styles.startEdge)} data-edge="start" />}
            <span className={mergeClasses(styles.edge, styles.endEdge)} data-edge="end" />
          </>
        )}
      </button>
      {hasBuffer && bufferEnd > end && (
        <span
          aria-hidden
          className={styles.buffer}
          style={{
            left: `${percentOf(window, end)}%`,
            width: `${percentOf(window, bufferEnd) - percentOf(window, end)}%`,
          }}
        />
      )}
    </>
  );
}
