import { useUnitLevels } from '../api/queries';
import { currentLanguage } from '../i18n';

/** What the units of a level are called together, in the language of the screen. */
export function useLevelName() {
  const levels = useUnitLevels();
  return (level: string) => {
    const found = levels.data?.find((each) => each.level === level);
    return (currentLanguage() === 'en' ? found?.nameEn : found?.name) ?? level;
  };
}
