class ReportsController < ApplicationController
  def show
    # ruleid: rb-unsafe-reflection
    report = params[:type].constantize.new
    # ruleid: rb-unsafe-reflection
    report = Object.const_get(params[:type]).new
    # ruleid: rb-unsafe-reflection
    report.send(params[:action_name])
    # ruleid: rb-unsafe-reflection
    report.public_send("#{params[:field]}=", 1)
    method = params[:field].to_sym
    # ruleid: rb-unsafe-reflection
    report.send(method)
  end

  def show_safely
    # ok: rb-unsafe-reflection
    report = "Report".constantize.new
    # ok: rb-unsafe-reflection
    report.send(:title)
    # ok: rb-unsafe-reflection
    report.public_send(:title=, params[:title])
  end
end
