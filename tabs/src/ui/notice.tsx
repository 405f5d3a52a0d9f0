import { makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircle20Filled } from '@fluentui/react-icons';
import { describeError } from './describe-error.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorPaletteRedBorder1}`,
    backgroundColor: tokens.colorPaletteRedBackground1,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  icon: { flexShrink: 0, color: tokens.colorPaletteRedForeground1 },
  title: { fontWeight: tokens.fontWeightSemibold },
});

/** An error beside content that is still there, for example after a refused action. */
export function ErrorNotice({ error }: { error: unknown }) {
  const styles = useStyles();
  const { title, detail } = describeError(error);
  return (
    <div className={styles.root} role="alert">
      <ErrorCircle20Filled className={styles.icon} aria-hidden />
      <div>
        <span className={styles.title}>{title}.</span> {detail}
      </div>
    </div>
  );
}
