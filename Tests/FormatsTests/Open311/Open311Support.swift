import Feedback

@testable import Formats

/// Two service requests of an invented city, in XML.
let requestsInXML = """
  <?xml version="1.0" encoding="utf-8"?>
  <service_requests>
    <request>
      <service_request_id>2026-001</service_request_id>
      <status>open</status><status_notes/>
      <service_name>路灯</service_name><service_code>006</service_code>
      <description>一号路的路灯不亮 &amp; 请修</description>
      <agency_responsible></agency_responsible>
      <requested_datetime>2026-10-01T08:00:00+08:00</requested_datetime>
      <address>一号路 12 号</address><lat>30.1</lat><long>120.2</long>
      <media_url>http://a.cn/1.jpg </media_url>
      <attributes>
        <attribute><code>POLE</code><value>12</value></attribute>
        <attribute><code>COLOUR</code><value>red</value><value>green</value></attribute>
      </attributes>
      <extended_attributes><channel>android</channel>
        <photos><photo><url>/1.jpg</url><width>864</width></photo></photos></extended_attributes>
      <source>电话</source>
    </request>
    <request><token>12345</token></request>
  </service_requests>
  """

/// The same in JSON, its numbers as a careless server writes them.
let requestsInJSON = """
  [
    {"service_request_id": "2026-001", "status": "open", "status_notes": null,
     "service_name": "路灯", "service_code": 006, "description": "一号路的路灯不亮 & 请修",
     "agency_responsible": "", "requested_datetime": "2026-10-01T08:00:00+08:00",
     "address": "一号路 12 号", "lat": 30.1, "long": 120.2, "media_url": "http://a.cn/1.jpg ",
     "attributes": [{"code": "POLE", "value": 12}, {"code": "COLOUR", "value": ["red", "green"]}],
     "extended_attributes": {"channel": "android", "photos": [{"url": "/1.jpg", "width": 864}]},
     "source": "电话"},
    {"service_request_id": null, "token": 12345}
  ]
  """

/// What either gives, as text.
let requestsAsText = [
  [
    "service_request_id=2026-001", "status=open", "service_name=路灯", "service_code=006",
    "description=一号路的路灯不亮 & 请修", "requested_datetime=2026-10-01T08:00:00+08:00",
    "address=一号路 12 号", "lat=30.1", "long=120.2", "media_url=http://a.cn/1.jpg",
    "attributes.POLE=12", "attributes.COLOUR=red, green", "extended_attributes.channel=android",
    "extended_attributes.photos.0.url=/1.jpg", "extended_attributes.photos.0.width=864",
    "source=电话",
  ],
  ["token=12345"],
]

extension Reading {
  /// Each record's fields as `name=text`.
  var shown: [[String]] {
    fields.map { $0.entries.map { "\($0.name)=\($0.value.text ?? "-")" } }
  }
}
