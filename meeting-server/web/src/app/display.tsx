/** How the pages are shown to this person: language, large type; and the hall's mode. */
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import viVN from 'antd/locale/vi_VN';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HALL_TYPE, LARGE_TYPE, themeAt } from './theme';

interface Display {
  largeType: boolean;
  /** By how much everything is larger than in normal type. */
  scale: number;
  setLargeType: (on: boolean) => void;
}

const STORED = 'diemcau.large-type';
const DisplayContext = createContext<Display>({
  largeType: false,
  scale: 1,
  setLargeType: () => {},
});

export function useDisplay(): Display {
  return use(DisplayContext);
}

export function DisplayProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const [largeType, setLarge] = useState(() => localStorage.getItem(STORED) === 'yes');
  const scale = largeType ? LARGE_TYPE : 1;

  useEffect(() => {
    document.documentElement.style.setProperty('--scale', String(scale));
  }, [scale]);

  const display = useMemo(
    () => ({
      largeType,
      scale,
      setLargeType: (on: boolean) => {
        localStorage.setItem(STORED, on ? 'yes' : 'no');
        setLarge(on);
      },
    }),
    [largeType, scale],
  );
  const theme = useMemo(() => themeAt(scale), [scale]);

  return (
    <DisplayContext value={display}>
      <ConfigProvider locale={i18n.language === 'en' ? enUS : viVN} theme={theme}>
        <AntApp>{children}</AntApp>
      </ConfigProvider>
    </DisplayContext>
  );
}

/** For what is projected in the hall: everything inside is large and dark on white. */
export function HallMode({ children }: { children: ReactNode }) {
  const theme = useMemo(() => themeAt(HALL_TYPE), []);
  return (
    <ConfigProvider theme={theme}>
      <div className="hall" style={{ '--scale': String(HALL_TYPE) } as React.CSSProperties}>
        {children}
      </div>
    </ConfigProvider>
  );
}
