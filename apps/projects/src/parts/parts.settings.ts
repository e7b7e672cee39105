/** Our figure where none is published: a package, its sub-projects, their sections, their phases. */
export const nesting = { deepest: 4 };
