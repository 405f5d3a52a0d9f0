import { Button } from '@fluentui/react-components';
import { Edit20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { Card } from '../card.tsx';
import { Section } from '../section.tsx';
import { useTenant } from '../use-tenant.ts';
import { BrandingPreview } from './branding-preview.tsx';
import { FeatureSwitches } from './feature-switches.tsx';

const dialogs = {
  tenant: lazy(() => import('./tenant-dialog.tsx')),
  branding: lazy(() => import('./branding-dialog.tsx')),
};

/** What holds for the company as a whole: its name and clock, its colors, what is switched on, how much it may have. */
export default function CompanySection() {
  const { t, i18n } = useTranslation('administration');
  const { data: tenant, error, refetch } = useTenant();
  const [dialog, setDialog] = useState<keyof typeof dialogs>();
  if (!tenant) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsPlaceholder />;
  const Dialog = dialog && dialogs[dialog];
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? t('company.unlimited') : value.toLocaleString(i18n.language);
  const changeButton = (name: keyof typeof dialogs, title: string) => (
    <Button
      appearance="subtle"
      icon={<Edit20Regular />}
      aria-label={t('changeOf', { name: title })}
      onClick={() => setDialog(name)}
    >
      {t('change')}
    </Button>
  );
  return (
    <Section title={t('sections.company')}>
      <Card
        title={t('company.basics')}
        actions={changeButton('tenant', t('company.basics'))}
        facts={[
          { name: t('name'), value: tenant.displayName },
          { name: t('timeZone'), value: tenant.timeZone.replaceAll('_', ' ') },
          { name: t('company.currency'), value: tenant.currency },
          { name: t('company.subdomain'), value: tenant.slug },
        ]}
      />
      <Card title={t('branding.title')} actions={changeButton('branding', t('branding.title'))}>
        <BrandingPreview branding={tenant.branding} name={tenant.displayName} />
      </Card>
      <Card title={t('features.title')}>
        <FeatureSwitches tenant={tenant} />
      </Card>
      <Card
        title={t('company.limits')}
        facts={[
          { name: t('company.maximumVehicles'), value: count(tenant.limits?.maximumVehicles) },
          { name: t('company.maximumUsers'), value: count(tenant.limits?.maximumUsers) },
          { name: t('company.apiRateLimit'), value: count(tenant.limits?.apiRateLimit) },
        ]}
      >
        <p>{t('company.limitsDetail')}</p>
      </Card>
      {Dialog && (
        <Suspense>
          <Dialog tenant={tenant} onClosed={() => setDialog(undefined)} />
        </Suspense>
      )}
    </Section>
  );
}
