// vi: Chuỗi triển khai từ một văn bản xuống, từng bước một với câu chứng minh
// en: The chain of execution from a document down, every hop with its evidence
// root iri: Văn bản gốc | The document to start from
MATCH (:Resource {iri: $root})<-[:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATED_WITH*0..]-(target:Document)
WITH DISTINCT target
MATCH (source:Document)-[edge:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATED_WITH]->(target)
MATCH (mention:Mention {edge: edge.key})<-[:STATES]-(paper:Paper)-[:TEXT_OF]->(document:Document)
RETURN source.iri AS source, edge.relation AS relation, target.iri AS target, document.iri AS document,
  paper.iri AS paper, mention.start AS start, mention.end AS end, mention.quote AS quote, mention.rule AS rule,
  mention.confidence AS confidence
