import { useQuery } from '@tanstack/react-query';
import { Input, Pagination } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api, query } from '../../api/client';
import type { SearchAnswer, SearchHit, TextPart } from '../../api/types';
import { number } from '../../shared/format';
import { PageHead } from '../../shared/PageHead';
import { Await, EmptyNote } from '../../shared/states';
import './search.css';

const PAGE = 20;

/** Over titles and pages of everything this person may read, with or without accents. */
export default function SearchPage() {
  const { t } = useTranslation('search');
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const meeting = search.get('meeting') ?? undefined;
  const page = Math.max(0, Number(search.get('page')) || 0);
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  const found = useQuery({
    queryKey: ['search', q, meeting, page],
    enabled: q !== '',
    queryFn: () => api.get<SearchAnswer>(`/api/search${query({ q, meeting, page })}`),
  });
  const ask = (text: string, to = 0) =>
    setSearch({
      ...(text ? { q: text } : {}),
      ...(meeting ? { meeting } : {}),
      ...(to > 0 ? { page: String(to) } : {}),
    });

  return (
    <div className="search">
      <PageHead title={t('title')} lead={t('lead')} />
      <Input.Search
        size="large"
        allowClear
        autoFocus
        enterButton={t('common:search')}
        value={typed}
        maxLength={200}
        placeholder={t('placeholder')}
        aria-label={t('placeholder')}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(text) => ask(text.trim())}
      />
      {q === '' ? (
        <EmptyNote title={t('start')} hint={t('startHint')} />
      ) : (
        <Await
          query={found}
          rows={8}
          isEmpty={(answer) => answer.hits.length === 0}
          empty={<EmptyNote title={t('nothing')} hint={t('nothingHint')} />}
        >
          {(answer) => (
            <>
              <p role="status" className="search-count">
                {t('count', { count: answer.total, shown: number(answer.total) })}
              </p>
              <ol className="hits">
                {answer.hits.map((hit) => (
                  <li key={`${hit.documentId}-${hit.page}`}>
                    <Hit hit={hit} q={q} />
                  </li>
                ))}
              </ol>
              <Pagination
                current={page + 1}
                pageSize={PAGE}
                total={answer.total}
                showSizeChanger={false}
                hideOnSinglePage
                onChange={(to) => ask(q, to - 1)}
              />
            </>
          )}
        </Await>
      )}
    </div>
  );
}

function Hit({ hit, q }: { hit: SearchHit; q: string }) {
  const { t } = useTranslation('search');
  const address = (page: number | null) => `/documents/${hit.documentId}${query({ page, q })}`;
  const more = (hit.pages ?? []).filter((page) => page !== hit.page);
  return (
    <article>
      <h2>
        <Link to={address(hit.page)}>
          <Parts
            parts={hit.titleParts.length > 0 ? hit.titleParts : [{ text: hit.title, hit: false }]}
          />
        </Link>
      </h2>
      <p className="hit-where">
        <Link to={`/meetings/${hit.meetingId}`}>{hit.meetingTitle}</Link>
        {hit.page && <span> · {t('page', { page: hit.page })}</span>}
      </p>
      {hit.parts.length > 0 && (
        <p className="hit-text">
          <Parts parts={hit.parts} />
        </p>
      )}
      {more.length > 0 && (
        <p className="hit-where">
          {t('morePages')}{' '}
          {more.map((page) => (
            <Link key={page} to={address(page)} aria-label={t('page', { page })}>
              {page}{' '}
            </Link>
          ))}
        </p>
      )}
    </article>
  );
}

/** The server says which stretches were hit; nothing of it is ever taken for HTML. */
export function Parts({ parts }: { parts: TextPart[] }) {
  return parts.map((part, place) =>
    part.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <mark key={place}>{part.text}</mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <span key={place}>{part.text}</span>
    ),
  );
}
