/** The cards of a large fleet: a chunk of its own, so that a small one does without. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rangeWithRow } from '../../ui/range-with-row.ts';
import { cardKeyHandler } from './card-keys.ts';
import { VehicleCard } from './vehicle-card.tsx';
import type { VehicleListProps } from './vehicle-list-props.ts';

// As in vehicle-grid.ts, whose columns a browser counts by itself.
const gapPixels = 16;
const narrowestPixels = 248;
const mostColumns = 4;
/** Until a row has been measured. */
const likelyRowPixels = 260;
const rowsBeyondTheScreen = 3;

const useStyles = makeStyles({
  list: { position: 'relative' },
  row: { position: 'absolute', top: 0, left: 0, width: '100%', display: 'grid', gap: tokens.spacingHorizontalL },
});

export default function VirtualVehicleList({ vehicles, timeStyle }: VehicleListProps) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const { columns, top } = usePlace(list);
  const [focused, setFocused] = useState<number>();
  const wanted = useRef<number>(undefined);
  const virtualizer = useWindowVirtualizer({
    count: Math.ceil(vehicles.length / columns),
    estimateSize: () => likelyRowPixels,
    gap: gapPixels,
    overscan: rowsBeyondTheScreen,
    scrollMargin: top,
    getItemKey: (row) => vehicles[row * columns]?.id ?? row,
    rangeExtractor: rangeWithRow(focused === undefined ? undefined : Math.floor(focused / columns)),
  });
  const focusLink = (position: number) => {
    const link = list.current?.querySelector<HTMLElement>(`[data-position="${position}"] a`);
    link?.focus();
    return link !== null && link !== undefined;
  };
  useEffect(() => {
    if (wanted.current !== undefined && focusLink(wanted.current)) wanted.current = undefined;
  });
  const focus = (position: number) => {
    if (focusLink(position)) return;
    wanted.current = position;
    virtualizer.scrollToIndex(Math.floor(position / columns), { align: 'center' });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows stand between the list and its cards
    <div
      ref={list}
      role="list"
      aria-label={t('list')}
      className={styles.list}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={cardKeyHandler({ count: vehicles.length, columns: () => columns, focus })}
      onFocus={({ target }) => setFocused(Number(target.closest<HTMLElement>('[data-position]')?.dataset.position))}
      onBlur={() => setFocused(undefined)}
    >
      {virtualizer.getVirtualItems().map(({ key, index, start }) => (
        <div
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          className={styles.row}
          style={{
            transform: `translateY(${start - top}px)`,
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          }}
        >
          {vehicles.slice(index * columns, (index + 1) * columns).map((vehicle, column) => {
            const position = index * columns + column;
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above
              <div
                key={vehicle.id}
                role="listitem"
                aria-posinset={position + 1}
                aria-setsize={vehicles.length}
                data-position={position}
              >
                <VehicleCard vehicle={vehicle} {...timeStyle} />
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** How many columns there is room for, and where the list begins on the page. */
function usePlace(list: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState({ columns: mostColumns, top: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const { width, top } = element.getBoundingClientRect();
      const fitting = Math.floor((width + gapPixels) / (narrowestPixels + gapPixels));
      const next = { columns: Math.min(mostColumns, Math.max(1, fitting)), top: Math.round(top + scrollY) };
      setPlace((known) => (known.columns === next.columns && known.top === next.top ? known : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    // What stands above grows and shrinks with the page.
    for (const one of [element, document.body]) observer.observe(one);
    return () => observer.disconnect();
  }, [list]);
  return place;
}
