import {
  FileExcelOutlined,
  FileImageOutlined,
  FileOutlined,
  FilePdfOutlined,
  FilePptOutlined,
  FileTextOutlined,
  FileWordOutlined,
} from '@ant-design/icons';
import type { ComponentType, CSSProperties } from 'react';

type Icon = ComponentType<{ style?: CSSProperties; 'aria-hidden'?: boolean }>;

const BY_TYPE: [RegExp, Icon][] = [
  [/pdf/, FilePdfOutlined],
  [/^image\//, FileImageOutlined],
  [/spreadsheet|excel/, FileExcelOutlined],
  [/presentation|powerpoint/, FilePptOutlined],
  [/word|opendocument\.text|rtf/, FileWordOutlined],
  [/^text\//, FileTextOutlined],
];

export function DocumentIcon({ type }: { type: string; fileName?: string }) {
  const Shown = BY_TYPE.find(([pattern]) => pattern.test(type))?.[1] ?? FileOutlined;
  return <Shown aria-hidden style={{ fontSize: '1.4rem', color: 'var(--quiet)' }} />;
}
