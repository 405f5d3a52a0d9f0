import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircle20Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useSession } from '../sign-in/session-context.ts';
import { describeError } from './describe-error.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorPaletteRedBorder1}`,
    backgroundColor: tokens.colorPaletteRedBackground1,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
    marginBlock: tokens.spacingVerticalM,
  },
  icon: { flexShrink: 0, color: tokens.colorPaletteRedForeground1 },
  action: { marginLeft: 'auto', whiteSpace: 'nowrap' },
  title: { fontWeight: tokens.fontWeightSemibold },
});

/** An error beside content that is still there, for example after a refused action. */
export function ErrorNotice({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const session = useSession();
  const { title, detail, remedy } = describeError(error);
  return (
    <div className={styles.root} role="alert">
      <ErrorCircle20Filled className={styles.icon} aria-hidden />
      <div>
        <span className={styles.title}>{title}.</span> {detail}
      </div>
      {remedy === 'sign-in' && session && (
        <Button className={styles.action} onClick={() => void session.signIn()}>
          {t('signIn')}
        </Button>
      )}
    </div>
  );
}
