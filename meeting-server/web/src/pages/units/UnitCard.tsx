import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Button, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { keys, useUnitLevels } from '../../api/queries';
import type { Id, Relative, UnitDetails } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { day, startOfDay } from '../../shared/format';
import { Await } from '../../shared/states';
import type { UnitTree } from '../../shared/unitTree';

/** One unit: what it is, since when, what it came from and went into, what is below it. */
export function UnitCard(props: { id: Id; tree: UnitTree; onChoose: (id: Id) => void }) {
  const { t } = useTranslation('units');
  const { id, tree, onChoose } = props;
  const levels = useUnitLevels();
  const details = useQuery({
    queryKey: [...keys.units, id],
    queryFn: () => api.get<UnitDetails>(`/api/units/${id}`),
  });
  const children = tree.node(id)?.children ?? [];
  const date = (text: string) => day(startOfDay(text));
  return (
    <section className="unit-card" aria-live="polite">
      <Breadcrumb
        items={tree.ancestors(id).map((unit) => ({
          key: unit.id,
          title: (
            <Button type="link" size="small" onClick={() => onChoose(unit.id)}>
              {unit.name}
            </Button>
          ),
        }))}
      />
      <Await query={details} rows={5}>
        {(unit) => {
          const level = levels.data?.find((each) => each.level === unit.level);
          return (
            <>
              <h2>{unit.label}</h2>
              <Descriptions
                bordered
                size="small"
                column={1}
                items={[
                  { key: 'code', label: t('code'), children: unit.code },
                  {
                    key: 'level',
                    label: t('level'),
                    children:
                      (currentLanguage() === 'en' ? level?.nameEn : level?.name) ?? unit.level,
                  },
                  {
                    key: 'valid',
                    label: t('valid'),
                    children: unit.validTo
                      ? t('validBetween', { from: date(unit.validFrom), to: date(unit.validTo) })
                      : t('validSince', { from: date(unit.validFrom) }),
                  },
                ]}
              />
              <Relatives title={t('predecessors')} list={unit.predecessors} />
              <Relatives title={t('successors')} list={unit.successors} />
            </>
          );
        }}
      </Await>
      {children.length > 0 && (
        <>
          <h3>{t('below', { count: children.length })}</h3>
          <ul className="unit-children">
            {children.map(({ unit }) => (
              <li key={unit.id}>
                <Button type="link" onClick={() => onChoose(unit.id)}>
                  {unit.name}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Relatives({ title, list }: { title: string; list: Relative[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="unit-relatives">
        {list.map((unit) => (
          <li key={`${unit.code} ${unit.name} ${unit.parents}`}>
            {[unit.name, unit.parents].filter(Boolean).join(', ')}{' '}
            <span className="quiet num">{unit.code}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
