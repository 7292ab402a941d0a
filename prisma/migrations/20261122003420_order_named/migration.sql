-- What an order is called, for which change, and the number of its record: everybody in the project may know which order
-- changed a text; its price shows to those whom it concerns.
CREATE FUNCTION aval_order_named(project uuid, wanted uuid) RETURNS TABLE (amendment text, change text, record text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.code, c.code, d.code FROM amendment a
  JOIN change_request c ON c.project_id = a.project_id AND c.id = a.change_request_id
  LEFT JOIN signed_document d ON d.project_id = a.project_id AND d.id = a.document_id
  WHERE a.project_id = project AND a.id = wanted AND project = ANY (aval_visible_projects())
$$;
