extension ItemField {
  /// The names by which sources call the field, best first: work orders of hotlines, message
  /// boards, feeds, Open311 GeoReport v2 and JSON interfaces; a dot leads into a nested value.
  var aliases: [String] {
    switch self {
    case .externalID, .url, .author, .contact, .address: voiceAliases
    case .subject, .body, .reply: textAliases
    case .submittedAt, .updatedAt, .replyAt: dateAliases
    case .channel, .kind, .topic, .place, .department, .status, .confidential:
      workOrderAliases
    case .votesFor, .votesAgainst, .latitude, .longitude: numberAliases
    case .station:
      ["代表联络站", "联络站", "接待站", "代表联络站名称", "联络站名称", "station", "liaison_station"]
    case .deputy: ["接待代表", "接待代表姓名", "deputy", "received_by_deputy"]
    }
  }

  private var voiceAliases: [String] {
    switch self {
    case .externalID:
      [
        "留言编号", "工单编号", "工单号", "诉求编号", "受理编号", "信件编号", "登记编号", "编号", "external_id",
        "service_request_id", "id", "guid", "message_id", "ticket_id", "case_id",
      ]
    case .url: ["html_url", "permalink", "url", "link", "链接", "网址", "原文链接"]
    case .author:
      [
        "留言用户", "留言人", "来电人", "来电人姓名", "诉求人", "反映人", "群众姓名", "姓名", "用户名", "昵称", "联系人",
        "author", "author.name", "authors.0.name", "reporter", "reporter.name", "user.name",
        "creator", "from", "username", "name",
      ]
    case .contact:
      [
        "联系电话", "电话", "手机", "手机号", "手机号码", "电话号码", "来电号码", "联系方式", "邮箱", "phone",
        "phone_number", "mobile", "telephone", "tel", "contact", "email",
      ]
    case .address:
      [
        "联系地址", "家庭住址", "家庭地址", "通讯地址", "通信地址", "住址", "home_address", "contact_address",
        "mailing_address",
      ]
    default: []
    }
  }

  private var textAliases: [String] {
    switch self {
    case .subject:
      [
        "留言主题", "工单标题", "诉求标题", "信件标题", "反映事项", "反映问题", "事项", "标题", "主题", "subject", "title",
        "headline", "summary", "service_name",
      ]
    case .body:
      [
        "留言详情", "留言内容", "主要内容", "诉求内容", "诉求描述", "工单内容", "信件内容", "反映内容", "具体内容", "问题描述",
        "详情", "内容", "正文", "描述", "body", "description", "content", "content_text", "content_html",
        "text", "message", "details", "comment", "comments", "summary",
      ]
    case .reply:
      [
        "答复意见", "答复内容", "回复内容", "回复意见", "办理结果", "处理结果", "答复", "回复", "reply", "response",
        "answer", "resolution", "status_notes",
      ]
    default: []
    }
  }

  private var dateAliases: [String] {
    switch self {
    case .submittedAt:
      [
        "留言时间", "来电时间", "受理时间", "登记时间", "提交时间", "诉求时间", "反映时间", "来信时间", "发布时间",
        "创建时间", "留言日期", "来电日期", "受理日期", "登记日期", "接待日期", "接待时间", "日期", "时间", "submitted_at",
        "submitted", "requested_datetime", "published", "date_published", "pub_date", "created_at",
        "created", "created_date", "opened", "date", "datetime", "timestamp", "time", "received",
      ]
    case .updatedAt:
      [
        "更新时间", "修改时间", "updated_at", "updated", "updated_datetime", "date_modified", "modified",
        "last_modified", "updated_date",
      ]
    case .replyAt:
      [
        "答复时间", "回复时间", "办结时间", "答复日期", "回复日期", "reply_at", "replied_at", "closed_at",
        "closed_date", "resolved_at",
      ]
    default: []
    }
  }

  private var workOrderAliases: [String] {
    switch self {
    case .channel: ["受理渠道", "诉求渠道", "渠道", "诉求来源", "来源渠道", "信息来源", "来源", "channel", "origin"]
    case .kind:
      ["诉求类型", "工单类型", "留言类型", "信件类型", "诉求性质", "类型", "kind", "type", "request_kind"]
    case .topic:
      [
        "诉求分类", "工单分类", "问题分类", "问题类别", "一级分类", "分类", "类别", "领域", "topic", "category",
        "service_code", "request_type.title",
      ]
    case .place:
      [
        "事发地", "事发地址", "事发地点", "诉求地址", "发生地址", "地址", "地点", "位置", "所属区域", "被反映街乡镇",
        "所属街道", "街道", "区域", "区县", "place", "address", "location", "location.address",
        "neighborhood", "district",
      ]
    case .department:
      [
        "承办单位", "责任单位", "主办单位", "办理单位", "处理单位", "答复单位", "责任部门", "承办部门", "部门",
        "department", "agency_responsible", "agency", "request_type.organization", "organization",
      ]
    case .confidential: ["是否保密", "保密", "confidential", "is_confidential", "private"]
    case .status: ["状态", "工单状态", "办理状态", "处理状态", "status", "state"]
    default: []
    }
  }

  private var numberAliases: [String] {
    switch self {
    case .votesFor: ["点赞数", "支持数", "赞成数", "点赞", "votes_for", "likes", "upvotes", "vote_count"]
    case .votesAgainst: ["反对数", "反对", "votes_against", "dislikes", "downvotes"]
    case .latitude: ["纬度", "lat", "latitude", "location.lat", "location.latitude", "geo.lat"]
    case .longitude:
      [
        "经度", "lng", "long", "lon", "longitude", "location.lng", "location.lon",
        "location.longitude",
        "geo.lon",
      ]
    default: []
    }
  }
}
