import './workers';
import { createRoot } from 'react-dom/client';
import '../style/tokens.css';
import '../style/page.css';
import '../style/parts.css';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import '../style/explorer.css';
import { ExplorerApp } from './ExplorerApp';

const root = document.getElementById('root');
if (root) createRoot(root).render(<ExplorerApp />);
