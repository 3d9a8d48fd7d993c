import dayjs from 'dayjs';
import 'dayjs/locale/vi';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues } from './catalogues';

export type Language = 'vi' | 'en';

const STORED = 'diemcau.language';

function remembered(): Language {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'vi';
}

function follow(language: string) {
  document.documentElement.lang = language;
  dayjs.locale(language);
}

i18next.on('languageChanged', follow);

void i18next.use(initReactI18next).init({
  resources: catalogues,
  lng: remembered(),
  fallbackLng: 'vi',
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'vi';
}

export function chooseLanguage(language: Language) {
  localStorage.setItem(STORED, language);
  void i18next.changeLanguage(language);
}

export { i18next };
