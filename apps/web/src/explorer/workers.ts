import type {} from 'monaco-editor';
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/esm/vs/language/json/json.worker.js?worker';
import GraphQLWorker from 'monaco-graphql/esm/graphql.worker.js?worker';

/** Monaco thinks in workers, bundled with us. `graphiql/setup-workers/vite` does the same, but stops Vite's dev server (graphiql #4473). */
window.MonacoEnvironment = {
  getWorker: (_, label) => (label === 'json' ? new JsonWorker() : label === 'graphql' ? new GraphQLWorker() : new EditorWorker()),
};
