// vi: Số ký hiệu chưa xác định, xếp theo số văn bản dẫn chiếu tới
// en: The numbers that stay unresolved, by how many documents cite them
MATCH (document:Document)<-[:CITES]-(source:Document)
WHERE document.reason IS NOT NULL AND document.number_key IS NOT NULL
RETURN document.number_key AS key, min(document.number) AS number, min(document.reason) AS reason,
  count(DISTINCT source) AS count
ORDER BY count DESC, key LIMIT 100
