import { createRoot } from 'react-dom/client';
import './style/tokens.css';
import './style/page.css';
import './style/parts.css';
import './style/warmap.css';
import './style/print.css';
import { App } from './App';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
