import type { Geofence } from '@fleet/contracts/geofence.ts';
import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';

interface Place {
  latitude: number;
  longitude: number;
}

interface PlaceChoiceProps {
  areas: readonly Geofence[];
  onChoose: (place: Place) => void;
}

/** Takes the place of something that has one: a vehicle that stands on the site, or another area. */
export function PlaceChoice({ areas, onChoose }: PlaceChoiceProps) {
  const { t } = useTranslation(['administration', 'terms']);
  const api = useApi();
  const { data: vehicles } = useQuery({
    queryKey: queryKeys.vehicles,
    queryFn: ({ signal }) => api.listVehicles({}, { signal }),
  });
  const { data: positions } = useQuery({
    queryKey: queryKeys.positions,
    queryFn: ({ signal }) => api.listVehiclePositions({}, { signal }),
  });
  const placeOf = new Map((positions?.positions ?? []).map((position) => [position.vehicleId, position]));
  const located = (vehicles?.vehicles ?? []).flatMap(({ id, licensePlate, make, model }) => {
    const place = placeOf.get(id);
    return place ? [{ key: id, name: `${licensePlate} ${make} ${model}`, place }] : [];
  });
  const others = areas.map(({ id, name, shape }) => ({
    key: id,
    name,
    place: shape.kind === 'circle' ? shape : shape.corners[0],
  }));
  const groups = [
    { label: t('area.others'), places: others },
    { label: t('terms:vehicle'), places: located },
  ].filter(({ places }) => places.length > 0);
  if (groups.length === 0) return null;
  const choose = (key: string) => {
    const place = [...others, ...located].find((one) => one.key === key)?.place;
    if (place) onChoose(place);
  };
  return (
    <Field label={t('area.placeOf')} hint={t('area.placeOfHint')}>
      <Select value="" onChange={(_, { value }) => choose(value)}>
        <option value="">{t('choose')}</option>
        {groups.map(({ label, places }) => (
          <optgroup key={label} label={label}>
            {places.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}
