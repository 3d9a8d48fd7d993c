import { useQuery } from '@tanstack/react-query';
import { own } from '../../api/client';
import { Await } from '../../shared/states';
import './reader.css';

const LARGEST_SHOWN = 2 * 1024 * 1024;

/** Plain text as it is; only the beginning of what would bring the browser to its knees. */
export function TextReader({ url }: { url: string }) {
  const text = useQuery({
    queryKey: ['text', url],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const answer = await fetch(url, { headers: { Range: `bytes=0-${LARGEST_SHOWN}` } });
      if (!answer.ok) throw own('notFound', answer.status, 'client.not-found');
      return new TextDecoder().decode(await answer.arrayBuffer());
    },
  });
  return <Await query={text}>{(shown) => <pre className="reader-text">{shown}</pre>}</Await>;
}
