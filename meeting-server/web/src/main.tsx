import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import './app/app.css';
import './i18n';
import { createRoot } from 'react-dom/client';
import { AppRoot } from './app/AppRoot';

const root = document.getElementById('root');
if (root) createRoot(root).render(<AppRoot />);
