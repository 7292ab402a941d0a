-- What a room counts is for its own guards alone: asked for another project, these functions would say who sits where.
REVOKE EXECUTE ON FUNCTION aval_present FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION aval_heard FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION aval_quorum_stands FROM PUBLIC;
