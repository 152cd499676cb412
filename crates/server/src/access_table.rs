/// Method, path, and the status for each of [`ROLES`].
const TABLE: &[Row] = &[
];
