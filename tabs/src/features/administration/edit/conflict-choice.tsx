import {
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { isSame } from './merge-drafts.ts';
import type { Edit } from './use-edit.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  value: { whiteSpace: 'pre-line' },
});

interface ConflictChoiceProps<Draft extends object> {
  edit: Edit<Draft>;
  describe: (member: keyof Draft & string, value: unknown) => { label: string; text: string };
}

/** Somebody else saved other values meanwhile: both are shown, and whoever is here says which stands. */
export function ConflictChoice<Draft extends object>({ edit, describe }: ConflictChoiceProps<Draft>) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{t('conflict.title')}</MessageBarTitle>
          {t('conflict.detail')}
        </MessageBarBody>
      </MessageBar>
      {edit.conflicts.map(({ member, mine, theirs }) => (
        <Field key={member} label={describe(member, mine).label}>
          <RadioGroup
            value={isSame(edit.draft[member], theirs) ? 'theirs' : 'mine'}
            onChange={(_, { value }) =>
              edit.change({ [member]: value === 'mine' ? mine : theirs } as unknown as Partial<Draft>)
            }
          >
            <Radio
              className={styles.value}
              value="mine"
              label={t('conflict.mine', { value: describe(member, mine).text })}
            />
            <Radio
              className={styles.value}
              value="theirs"
              label={t('conflict.theirs', { value: describe(member, theirs).text })}
            />
          </RadioGroup>
        </Field>
      ))}
    </div>
  );
}
