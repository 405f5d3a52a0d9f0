import type { Pool } from '@fleet/contracts/pool.ts';
import { Field, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerTabSettings } from './connect-tab-settings.ts';
import { readEntityId, tabSettings } from './tab-settings.ts';
import { type TabView, tabViews } from './tab-view.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '440px' },
  explanation: { margin: 0, color: tokens.colorNeutralForeground2 },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface TabSettingsFormProps {
  pools: readonly Pick<Pool, 'id' | 'name'>[];
  /** As Teams kept it; empty for a new tab. */
  savedEntityId: string;
}

/** Teams has the button that saves; whatever is chosen here is ready for it at once. */
export function TabSettingsForm({ pools, savedEntityId }: TabSettingsFormProps) {
  const { t } = useTranslation('configure');
  const styles = useStyles();
  const [choice, setChoice] = useState(() => readEntityId(savedEntityId));
  const pool = pools.find(({ id }) => id === choice.poolId);
  useEffect(() => offerTabSettings(tabSettings({ view: choice.view, pool }, location.origin)), [choice.view, pool]);
  return (
    <div className={styles.root}>
      <p className={styles.explanation}>{t('explanation')}</p>
      <Field label={t('view')}>
        <RadioGroup value={choice.view} onChange={(_, { value }) => setChoice({ ...choice, view: value as TabView })}>
          {tabViews.map((view) => (
            <Radio
              key={view}
              value={view}
              label={
                <>
                  {t(`views.${view}`)}
                  <span className={styles.hint}>{t(`viewHints.${view}`)}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('pool')}>
        <Select
          value={pool?.id ?? ''}
          onChange={(_, { value }) => setChoice({ ...choice, poolId: value || undefined })}
        >
          <option value="">{t('allPools')}</option>
          {pools.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
