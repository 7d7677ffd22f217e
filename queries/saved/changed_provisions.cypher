// vi: Điều khoản nào của những văn bản đã cho bị tác động, bởi văn bản nào, với câu chứng minh
// en: Which provisions of given documents others change, with the words that say so
// document iris: Văn bản có điều khoản ấy | The documents whose provisions they are
UNWIND $document AS iri
MATCH (:Document {iri: iri})<-[:PROVISION_OF]-(provision:Provision)<-[edge:CHANGES]-(source:Document)
MATCH (mention:Mention {edge: edge.key})
RETURN DISTINCT iri AS document, provision.iri AS provision, provision.name AS name, edge.relation AS relation,
  source.iri AS source, mention.paper AS paper, mention.start AS start, mention.end AS end, mention.quote AS quote,
  mention.rule AS rule, mention.confidence AS confidence
