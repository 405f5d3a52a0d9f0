import { ProblemError } from '@fleet/contracts/problem-error.ts';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUndo20Regular, CheckmarkCircle20Regular, Dismiss20Regular, Warning20Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../ui/describe-error.ts';
import { formatPeriod, type TimeStyle } from '../../ui/format.ts';
import type { MoveOutcome, useMove } from './use-move.ts';

const useStyles = makeStyles({
  root: {
    position: 'sticky',
    bottom: tokens.spacingVerticalM,
    zIndex: 6,
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    boxSizing: 'border-box',
    width: 'fit-content',
    maxWidth: 'min(100%, 760px)',
    margin: `${tokens.spacingVerticalM} auto 0`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    overflowWrap: 'anywhere',
  },
  refused: { border: `1px solid ${tokens.colorPaletteRedBorder1}`, backgroundColor: tokens.colorPaletteRedBackground1 },
  icon: { flexShrink: 0, lineHeight: 0, paddingTop: '6px' },
  text: { paddingTop: '6px', minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  alternatives: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    listStyleType: 'none',
  },
  action: { flexShrink: 0 },
});

interface MoveNoticeProps {
  outcome: MoveOutcome;
  move: ReturnType<typeof useMove>;
  style: TimeStyle;
}

/** What became of a move: done and how to take it back, or why not and what would work. */
export function MoveNotice({ outcome, move, style }: MoveNoticeProps) {
  const { t } = useTranslation(['timeline', 'ui']);
  const styles = useStyles();
  const dismiss = (
    <Button
      className={styles.action}
      appearance="subtle"
      icon={<Dismiss20Regular />}
      aria-label={t('ui:close')}
      onClick={move.dismiss}
    />
  );
  if (outcome.kind === 'moved') {
    const { reservation, undo } = outcome;
    const { vehicle, startDate, endDate, status } = reservation;
    const named = {
      vehicle: `${vehicle.name} ${vehicle.licensePlate}`,
      when: formatPeriod(startDate, endDate, style),
    };
    return (
      <div className={styles.root} role="status">
        <span className={styles.icon}>
          <CheckmarkCircle20Regular />
        </span>
        <div className={styles.text}>
          {t(undo ? 'moved' : 'takenBack', named)} {status === 'pending' && t('decidedAgain')}
        </div>
        {undo && (
          <Button
            className={styles.action}
            icon={<ArrowUndo20Regular />}
            disabledFocusable={move.isPending}
            onClick={() => move.undo(undo)}
          >
            {t('undo')}
          </Button>
        )}
        {dismiss}
      </div>
    );
  }
  const { title, detail } =
    outcome.kind === 'refused'
      ? describeError(outcome.error)
      : { title: t('changedMeanwhile'), detail: t('changedMeanwhileDetail') };
  const error = outcome.kind === 'refused' ? outcome.error : undefined;
  const alternatives = error instanceof ProblemError ? (error.problem.alternatives ?? []) : [];
  return (
    <div className={mergeClasses(styles.root, styles.refused)} role="alert">
      <span className={styles.icon}>
        <Warning20Filled />
      </span>
      <div className={styles.text}>
        <span className={styles.title}>{title}.</span> {detail}
        {outcome.kind === 'refused' && alternatives.length > 0 && (
          <ul className={styles.alternatives} aria-label={t('alternatives')}>
            {alternatives.map(({ vehicleId, vehicleName, licensePlate, startDate, endDate }) => (
              <li key={`${vehicleId} ${startDate}`}>
                <Button
                  size="small"
                  disabledFocusable={move.isPending}
                  onClick={() => move.moveInstead(outcome.move, { vehicleId, startDate, endDate })}
                >
                  {vehicleName} {licensePlate}, {formatPeriod(startDate, endDate, style)}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {dismiss}
    </div>
  );
}
